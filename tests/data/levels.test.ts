import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { auditEvents, people } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { getKeptSentences } from '#lib/levels/kept/reads.ts'
import { getConfirmation } from '#lib/levels/reads.ts'
import { shownVersion } from '#lib/levels/rules.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'
import { getLevelsPage } from '#lib/views/levels/reads.ts'
import { search } from '#lib/views/search/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { join, pair, setMentorshipEnd } from '#tests/support/world/people.ts'
import { publishNext, putOnVersion } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
let placeId: string
beforeEach(async () => {
  world = await makeWorld()
  const { id } = await publishNext(world.lead, world.roadmap.roadmapId, (content) => {
    content.levels = [
      {
        key: 'first',
        title: 'First',
        expects: [
          { milestone: 'skill-milestone', step: null },
          { milestone: 'behaviour-milestone', step: 2 },
        ],
      },
      { key: 'last', title: 'Last', expects: [{ milestone: 'third-milestone', step: null }] },
    ]
  })
  const junior = { juniorId: world.junior.viewer.id, teamId: world.teamId }
  placeId = await putOnVersion(world.roadmap.roadmapId, junior, id)
})

const page = async (ctx: Ctx, asked = {}) => getLevelsPage(ctx, world.junior.viewer.id, asked)

const standing = async (ctx: Ctx, level: string) =>
  (await page(ctx, { level })).shown?.confirmations.find(
    ({ levelKey, takenBackAt }) => levelKey === level && !takenBackAt,
  )

async function confirm(ctx: Ctx, fields: Record<string, string> = {}) {
  const version = shownVersion(await standing(world.junior, fields.levelKey ?? 'first'))
  const form = { formId: newId(), placeId, levelKey: 'first', version, body: 'Works alone now' }
  return confirmLevel(ctx, confirmLevelInput.parse({ ...form, ...fields }))
}

async function takeBack(ctx: Ctx, confirmationId: string, fields: Record<string, string> = {}) {
  const version = shownVersion(await standing(world.junior, 'first'))
  const form = { formId: newId(), confirmationId, version, reason: 'Too early' }
  return takeBackLevel(ctx, takeBackLevelInput.parse({ ...form, ...fields }))
}

const later = (ctx: Ctx, minutes: number) => at(ctx, new Date(ctx.now.getTime() + minutes * 60_000))

const refused = (name: string) => expect.objectContaining({ name })

describe('confirming a level', () => {
  test.each(['mentor', 'lead'] as const)('the %s first, and then the other', async (first) => {
    const half = await confirm(world[first])
    expect(half.isConfirmed).toBe(false)
    expect((await page(world.junior)).shown?.level?.key).toBe('first')
    const whole = await confirm(world[first === 'mentor' ? 'lead' : 'mentor'])
    expect(whole).toMatchObject({ id: half.id, isConfirmed: true })
    const { shown } = await page(world.junior)
    expect(shown?.level?.key).toBe('last')
    expect(shown?.confirmations).toMatchObject([{ levelTitle: 'First', takenBackAt: null }])
    expect(shown?.confirmations[0]?.said.map(({ role }) => role).sort()).toEqual(['lead', 'mentor'])
    const events = await db
      .select({ event: auditEvents.event, detail: auditEvents.detail })
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, world.junior.viewer.id))
    expect(events.filter(({ event }) => event.startsWith('level.'))).toEqual([
      { event: 'level.half_confirmed', detail: 'first' },
      { event: 'level.confirmed', detail: 'first' },
    ])
  })

  test('one suffices without a mentor, or where one is both', async () => {
    await setMentorshipEnd(world.mentorshipId, new Date())
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
    await pair(world.teamId, world.lead.viewer.id, world.junior.viewer.id)
    expect((await confirm(world.lead, { levelKey: 'last' })).isConfirmed).toBe(true)
  })

  test('someone deactivated doesn’t count', async () => {
    await transaction((tx) =>
      tx.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, world.mentor.viewer.id)),
    )
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('a mentorship that ends between the two: what was said counts', async () => {
    await confirm(world.mentor)
    await setMentorshipEnd(world.mentorshipId, new Date())
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('nobody twice, no second mentor, nobody once it’s confirmed, and never the junior', async () => {
    const { otherMentor, junior, mentor, lead, teamId } = world
    await join(junior.viewer.id, teamId, 'lead')
    await expect(confirm(junior)).rejects.toThrow(refused('Refused'))
    await confirm(mentor)
    await expect(confirm(mentor)).rejects.toThrow(refused('Refused'))
    await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
    await expect(confirm(otherMentor)).rejects.toThrow(/Now a lead has to/)
    await confirm(lead)
    await expect(confirm(otherMentor)).rejects.toThrow(/confirmed already/)
  })

  test('strangers, another team’s place, an unknown level', async () => {
    for (const ctx of world.strangers) await expect(confirm(ctx)).rejects.toThrow(refused('NotFound'))
    await expect(confirm(world.mentor, { placeId: newId() })).rejects.toThrow(refused('NotFound'))
    await expect(confirm(world.mentor, { levelKey: 'highest' })).rejects.toThrow(refused('NotFound'))
  })

  test('sent twice says it once; on an older page it tells who did', async () => {
    const formId = newId()
    const version = shownVersion(undefined)
    const first = await confirm(world.mentor, { formId, version })
    expect((await confirm(world.mentor, { formId, version })).id).toBe(first.id)
    expect(await standing(world.junior, 'first')).toMatchObject({ id: first.id, said: [{ role: 'mentor' }] })
    await expect(confirm(world.lead, { version })).rejects.toThrow(/Marisol Vega confirmed it/)
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('bad input', () => {
    expect(
      confirmLevelInput.safeParse({ placeId, levelKey: 'first', version: 'none', body: ' ' }).success,
    ).toBe(false)
    const long = { confirmationId: newId(), version: 'none', reason: 'x'.repeat(501) }
    expect(takeBackLevelInput.safeParse(long).success).toBe(false)
  })
})

describe('taking a level back', () => {
  test('either, with a reason; what was said stays, and it can be confirmed anew', async () => {
    const { mentor, lead, junior } = world
    await confirm(mentor)
    const { id } = await confirm(lead)
    await expect(takeBack(junior, id)).rejects.toThrow(refused('Refused'))
    for (const ctx of world.strangers) await expect(takeBack(ctx, id)).rejects.toThrow(refused('NotFound'))
    await takeBack(lead, id)
    await expect(takeBack(mentor, id)).rejects.toThrow(/Ruth Adeyemi took this back/)
    await expect(getConfirmation(mentor, junior.viewer.id, id)).rejects.toThrow(refused('NotFound'))
    const { shown } = await page(junior)
    expect(shown?.level?.key).toBe('first')
    expect(shown?.confirmations).toMatchObject([
      { id, takenBackReason: 'Too early', takenBackBy: { name: 'Ruth Adeyemi' } },
    ])
    expect(shown?.confirmations[0]?.said).toHaveLength(2)
    const again = await confirm(mentor)
    expect(again.id).not.toBe(id)
    expect((await confirm(lead)).isConfirmed).toBe(true)
  })

  test('half of one too, and not after it changed', async () => {
    const { id } = await confirm(world.mentor)
    await expect(takeBack(world.mentor, id, { version: `${id} 2` })).rejects.toThrow(refused('Stale'))
    await takeBack(world.mentor, id)
    expect(await standing(world.junior, 'first')).toBeUndefined()
  })
})

describe('a junior’s levels', () => {
  test('are counted in the version that they’re on, and stay over moving on', async () => {
    const junior = { juniorId: world.junior.viewer.id }
    await makeGoal(world, 'skill', { state: 'achieved', achievedAt: new Date() })
    await makeGoal(world, 'behaviour', { state: 'achieved', achievedAt: new Date(), rubricStep: 1 })
    await makeGoal(world, 'project', { state: 'in_progress' })
    const { shown } = await page(world.junior)
    expect(shown?.level).toMatchObject({
      key: 'first',
      counts: { expected: 2, achieved: 1, underWay: 1, notBegun: 0 },
    })
    expect(shown?.level?.beyond.map(({ title }) => title)).toEqual(['Milestone project'])
    expect((await page(world.junior, { level: 'last', beside: 'first' })).shown).toMatchObject({
      level: { key: 'last' },
      beside: { key: 'first' },
    })
    await confirm(world.mentor)
    await confirm(world.lead)
    const { id } = await publishNext(world.lead, world.roadmap.roadmapId, (content) => {
      content.levels = [{ key: 'only', title: 'Only', expects: [] }]
    })
    await transaction((tx) =>
      tx
        .update(roadmapPeople)
        .set({ roadmapVersionId: id })
        .where(eq(roadmapPeople.juniorId, junior.juniorId)),
    )
    const moved = (await page(world.junior)).shown
    expect(moved?.level?.key).toBe('only')
    expect(moved?.confirmations).toMatchObject([{ levelTitle: 'First', takenBackAt: null }])
  })

  test('on two roadmaps, or on one without levels, or on none', async () => {
    const [version] = await db
      .select({ id: roadmapVersions.id, roadmapId: roadmapVersions.roadmapId })
      .from(roadmapVersions)
      .where(eq(roadmapVersions.roadmapId, (await makeWorld()).roadmap.roadmapId))
    const junior = { juniorId: world.junior.viewer.id, teamId: world.teamId }
    const other = await putOnVersion(version?.roadmapId ?? '', junior, version?.id)
    const { places, shown } = await page(world.mentor)
    expect(places).toHaveLength(2)
    expect(shown?.place.id).toBe(placeId)
    const asked = await page(world.mentor, { roadmap: other })
    expect(asked.shown).toMatchObject({ place: { id: other }, level: undefined, mayConfirm: false })
    expect((await getLevelsPage(world.lead, world.otherJunior.viewer.id, {})).shown).toBeUndefined()
  })

  test('are read by the circle; whoever has left it keeps what they wrote', async () => {
    const { junior, mentor, lead, strangers, formerMentor } = world
    const said = await confirm(mentor)
    await takeBack(later(mentor, 1), said.id)
    const { id } = await confirm(later(mentor, 2))
    for (const ctx of [junior, mentor, lead]) expect((await page(ctx)).shown?.confirmations).toHaveLength(2)
    for (const ctx of [...strangers, formerMentor]) {
      expect((await page(ctx)).shown).toBeUndefined()
      await expect(getConfirmation(ctx, junior.viewer.id, id)).rejects.toThrow(refused('NotFound'))
      await expect(getKeptSentences(ctx, junior.viewer.id)).rejects.toThrow(refused('NotFound'))
    }
    await confirm(lead, { body: 'Seen by all of us' })
    await setMentorshipEnd(world.mentorshipId, new Date())
    expect((await page(mentor)).shown).toBeUndefined()
    const kept = await getKeptSentences(mentor, junior.viewer.id)
    expect(kept.texts.map(({ kind, body }) => [kind, body])).toEqual([
      ['sentence', 'Works alone now'],
      ['reason', 'Too early'],
      ['sentence', 'Works alone now'],
    ])
  })

  test('are found and in the timeline, by the same readers', async () => {
    const { junior, mentor, lead, otherJunior, outsider } = world
    const { id } = await confirm(mentor, { body: 'Reviews kindly' })
    await confirm(later(lead, 1), { body: 'Trusted with releases' })
    await takeBack(later(lead, 2), id)
    const everything = timelineInput.parse({ kind: 'goals' })
    const items = async (ctx: Ctx) =>
      (await listTimeline(later(ctx, 3), junior.viewer.id, everything)).items.flatMap((item) =>
        item.kind === 'level'
          ? [`${item.isWhole} ${item.body}`]
          : item.kind === 'level taken back'
            ? [item.reason]
            : [],
      )
    for (const ctx of [junior, mentor, lead]) {
      expect(await items(ctx)).toEqual(['Too early', 'true Trusted with releases', 'false Reviews kindly'])
      expect((await countTimeline(ctx, junior.viewer.id, timelineInput.parse({}))).goals).toBe(3)
      const found = await search(ctx, { q: 'releases', page: 1 })
      expect(found.hits).toMatchObject([{ kind: 'level' }])
      const [hit] = found.hits
      expect(hit?.address).toBe(`/people/${junior.viewer.id}/levels?said=${hit?.recordId}`)
      const shown = (await page(ctx, { said: hit?.recordId, level: 'last' })).shown
      expect(shown?.level?.key).toBe('first')
    }
    for (const ctx of [otherJunior, outsider]) {
      expect(await items(ctx)).toEqual([])
      expect((await search(ctx, { q: 'releases', page: 1 })).hits).toEqual([])
    }
    await setMentorshipEnd(world.mentorshipId, new Date())
    expect(await items(mentor)).toEqual(['false Reviews kindly'])
    expect((await search(mentor, { q: 'kindly', page: 1 })).hits).toHaveLength(1)
    expect((await search(mentor, { q: 'releases', page: 1 })).hits).toEqual([])
  })
})

test('two who say it at once leave one confirmation', async () => {
  const version = shownVersion(undefined)
  const results = await Promise.allSettled([
    confirm(world.mentor, { version }),
    confirm(world.lead, { version }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await page(world.junior)).shown?.confirmations).toHaveLength(1)
})
