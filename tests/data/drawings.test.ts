import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { listHeldDays } from '#lib/sessions/contacts/reads.ts'
import { listHalfYear } from '#lib/views/half-year/reads.ts'
import { getMentorHome, getOwnAgenda } from '#lib/views/home/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { dayFrom, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeEvidence, makeGoal, makeVerdict } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeReview } from '#tests/support/world/reviews.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { makeWorld, personNames, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const ago = (days: number) => dayFrom(testNow, -days)
const moment = (days: number) => new Date(`${ago(days)}T09:00:00Z`)

let world: World
beforeAll(async () => {
  world = await makeWorld()
  const { junior, mentor, lead } = world
  for (const days of [250, 60, 21, 20]) await makeHeldSession(world, ago(days))
  await makeReview(world, ago(50), { author: mentor, visibility: 'pair', reader: junior, title: 'For two' })
  await makeReview(world, ago(40), { author: lead, visibility: 'circle', title: 'For all' })
  await makeReview(world, ago(30), { author: mentor, visibility: 'private', title: 'For one' })
  const goalId = await makeGoal(world, 'skill', { state: 'changes_requested' })
  const evidenceId = await makeEvidence(goalId, junior, moment(16))
  await makeVerdict(goalId, evidenceId, moment(15), {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    feedback: 'For two',
  })
})

const drawn = async (ctx: Ctx) =>
  (await listHalfYear(ctx, world.junior.viewer.id)).map(({ kind, day }) => `${kind} ${day}`)

test('half a year shows what the viewer may see, and nothing of what is only another’s', async () => {
  const { junior, mentor, lead } = world
  const [first, one, two] = [`session ${ago(60)}`, `session ${ago(21)}`, `session ${ago(20)}`]
  const [pair, circle, own] = [`review ${ago(50)}`, `review ${ago(40)}`, `review ${ago(30)}`]
  const verdict = `changes ${ago(15)}`
  expect(await drawn(mentor)).toEqual([first, pair, circle, own, one, two, verdict])
  expect(await drawn(junior)).toEqual([first, pair, circle, one, two, verdict])
  // The circle knows a verdict, though not its words.
  expect(await drawn(lead)).toEqual([first, circle, one, two, verdict])
  const { otherMentor, otherJunior, outsider, admin } = world
  for (const stranger of [otherMentor, otherJunior, outsider, admin])
    expect(await drawn(stranger)).toEqual([])
})

test('half a year shows to each viewer what their timeline lists', async () => {
  const listed = { session: 'session', review: 'review', verdict: 'changes' } as const
  for (const name of personNames) {
    const ctx = world[name]
    const { items } = await listTimeline(ctx, world.junior.viewer.id, timelineInput.parse({ from: ago(180) }))
    const kinds = items.flatMap(({ kind, day }) =>
      kind in listed ? [`${listed[kind as never]} ${day}`] : [],
    )
    expect((await drawn(ctx)).toSorted(), name).toEqual(kinds.toSorted())
  }
})

test('weeks of contact are those of the mentor’s own ongoing mentorships', async () => {
  const world = await makeWorld()
  const { mentor, mentorshipId } = world
  for (const days of [120, 28, 14, 13]) await makeHeldSession(world, ago(days))
  const held = await listHeldDays(mentor, ago(77))
  expect([...held].map(([id, days]) => [id, days.toSorted()])).toEqual([
    [mentorshipId, [ago(28), ago(14), ago(13)]],
  ])
  for (const name of personNames)
    if (name !== 'mentor')
      expect((await listHeldDays(world[name], ago(77))).has(mentorshipId), name).toBe(false)

  const met = async () => {
    const { needing, calm } = await getMentorHome(mentor, await getOwnAgenda(mentor))
    return [...needing, ...calm].flatMap(({ contact }) => contact.filter(({ state }) => state === 'met'))
  }
  const before = (await met()).length
  expect([2, 3]).toContain(before)
  await setMentorshipEnd(mentorshipId, mentor.now)
  expect((await listHeldDays(mentor, ago(77))).size).toBe(0)
})
