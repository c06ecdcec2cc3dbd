import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { deactivatePerson } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { editComment } from '#lib/goals/comments/writes.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { changeProfile } from '#lib/people/settings/writes.ts'
import { getReview } from '#lib/reviews/reads.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { excused } from '#tests/support/ended/excused.ts'
import { writeAround } from '#tests/support/ended/texts.ts'
import { everyVerb } from '#tests/support/ended/verbs.ts'
import { snapshot } from '#tests/support/snapshot.ts'
import { shownEnding } from '#tests/support/world/people.ts'
import { makeThemes } from '#tests/support/world/reviews.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// After an end a person reads what is theirs, and writes nothing.

openTestDatabase()

beforeAll(async () => {
  await makeThemes()
})

test('every verb of lib is asked, or excused with a reason', async () => {
  const lib = path.resolve(import.meta.dirname, '../../lib')
  const verbs = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'writes.ts')
    .flatMap((file) => {
      const source = readFileSync(path.join(lib, file), 'utf8')
      const found = source.matchAll(/export async function (\w+)(?:<.*?>)?\(\s*ctx: Ctx\b([^)]*)\)/gs)
      // What takes a transaction is a part of a verb, but for the texts that can be widened or withdrawn.
      return [...found].flatMap(([, name = '', rest = '']) =>
        rest.includes('tx:') && !/To(Widen|Withdraw)$/.test(name) ? [] : [name],
      )
    })
  const world = await makeWorld()
  const asked = Object.keys(everyVerb(world, await writeAround(world))).map((name) => name.split(',')[0])
  expect(verbs.filter((name) => !asked.includes(name) && !(name in excused))).toEqual([])
  expect(asked.filter((name) => !verbs.includes(name ?? ''))).toEqual([])
})

type End = {
  who: 'mentor' | 'lead' | 'junior'
  end: (world: World) => Promise<unknown>
  /** What a role that stays goes on allowing. */
  still?: string[]
}

const idOf = (ctx: Ctx) => ctx.viewer.id
const ends: Record<string, End> = {
  'a mentor whose mentorship has ended': {
    who: 'mentor',
    end: ({ lead, mentorshipId }) => endMentorship(lead, { mentorshipId, version: 1 }),
    still: ['suggestChange', 'editSuggestion'],
  },
  'a mentor whose role has ended': {
    who: 'mentor',
    end: async ({ lead, teamId, mentor }) =>
      endRole(lead, await shownEnding({ teamId, personId: idOf(mentor), role: 'mentor' })),
  },
  'a mentor who has left the team': {
    who: 'mentor',
    end: async ({ mentor, teamId }) =>
      leaveTeam(mentor, await shownEnding({ teamId, personId: idOf(mentor) })),
  },
  'a mentor who is deactivated': {
    who: 'mentor',
    end: ({ admin, mentor }) => deactivatePerson(admin, { personId: idOf(mentor) }),
  },
  'a lead whose role has ended': {
    who: 'lead',
    end: async ({ admin, teamId, lead }) =>
      endRole(admin, await shownEnding({ teamId, personId: idOf(lead), role: 'lead' })),
  },
  'a lead who is deactivated': {
    who: 'lead',
    end: ({ admin, lead }) => deactivatePerson(admin, { personId: idOf(lead) }),
  },
  'a junior who has left the team': {
    who: 'junior',
    end: async ({ junior, teamId }) =>
      leaveTeam(junior, await shownEnding({ teamId, personId: idOf(junior) })),
  },
  'a junior who is deactivated': {
    who: 'junior',
    end: ({ admin, junior }) => deactivatePerson(admin, { personId: idOf(junior) }),
  },
}

describe('refused, and nothing changed', () => {
  test.each(Object.entries(ends))('%s', async (_, { who, end, still = [] }) => {
    const world = await makeWorld()
    const of = await writeAround(world)
    // Made before the end, like that of a request that is under way.
    const ctx = world[who]
    await end(world)
    const before = await snapshot()
    const wrong: string[] = []
    for (const [name, verb] of Object.entries(everyVerb(world, of))) {
      if (still.includes(name)) continue
      const outcome = await verb(ctx).then(
        () => 'went through',
        (error: unknown) =>
          error instanceof Refused || error instanceof NotFound || error instanceof FieldRefused
            ? 'refused'
            : String(error),
      )
      if (outcome !== 'refused') wrong.push(`${name}: ${outcome}`)
    }
    expect(wrong).toEqual([])
    // Once for all verbs, since reading everything takes longer than all of them; the rows say which it was.
    const known = new Set(before.split('\n'))
    const after = (await snapshot()).split('\n')
    expect(after.filter((row) => !known.has(row))).toEqual([])
    expect(after).toHaveLength(before.split('\n').length)
  })
})

test('who is deactivated can’t change their own account either', async () => {
  const { admin, mentor } = await makeWorld()
  await deactivatePerson(admin, { personId: idOf(mentor) })
  const profile = { formId: newId(), version: 1, name: 'Another Name', shortName: null, timeZone: 'UTC' }
  await expect(changeProfile(mentor, profile)).rejects.toThrow(NotFound)
})

test('what was theirs stays readable, with the earlier versions of their own comment', async () => {
  const world = await makeWorld()
  const { mentor, lead, mentorshipId } = world
  const of = await writeAround(world)
  const commentId = of.comments[idOf(mentor)] ?? newId()
  const form = { formId: newId(), goalId: of.goal, commentId, version: 1 }
  await editComment(mentor, { ...form, body: 'Better words' })
  expect(await getOwnComment(mentor, of.goal, commentId)).toMatchObject({ body: 'Better words' })
  await endMentorship(lead, { mentorshipId, version: 1 })
  const { texts } = await getKeptTexts(mentor, of.goal)
  expect(texts.find(({ id }) => id === commentId)).toMatchObject({
    body: 'Better words',
    versions: [{ fields: { body: 'Words' } }],
  })
  const review = await getReview(mentor, of.reviews[idOf(mentor)]?.id ?? '')
  expect(review).toMatchObject({ visibility: 'circle', mayLog: false })
  expect(await getAction(mentor, of.pairAction)).toMatchObject({ canClose: false, canEdit: false })
})
