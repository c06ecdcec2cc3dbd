import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { getKeptSentences } from '#lib/levels/kept/reads.ts'
import { getConfirmation } from '#lib/levels/reads.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { getLevelsPage } from '#lib/views/levels/reads.ts'
import { haveLevels } from '#lib/views/progress/rules.ts'
import { search } from '#lib/views/search/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { type Levels, makeLevels } from '#tests/support/world/levels.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { publishNext, putOnVersion } from '#tests/support/world/versions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

let world: Levels
let { page, confirm, takeBack } = {} as Levels
beforeEach(async () => {
  world = await makeLevels()
  ;({ page, confirm, takeBack } = world)
})

const refused = (name: string) => expect.objectContaining({ name })

const later = (ctx: Ctx, minutes: number) => at(ctx, new Date(ctx.now.getTime() + minutes * 60_000))

describe('a junior’s levels', () => {
  test('are counted in the version that they’re on, and stay over moving on', async () => {
    const junior = { juniorId: world.junior.viewer.id }
    await makeGoal(world.world, 'skill', { state: 'achieved', achievedAt: world.lead.now })
    await makeGoal(world.world, 'behaviour', { state: 'achieved', achievedAt: world.lead.now, rubricStep: 1 })
    await makeGoal(world.world, 'project', { state: 'in_progress' })
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
    expect(shown?.place.id).toBe(world.placeId)
    const asked = await page(world.mentor, { roadmap: other })
    expect(asked.shown).toMatchObject({ place: { id: other }, level: undefined, mayConfirm: false })
    expect((await getLevelsPage(world.lead, world.otherJunior.viewer.id, {})).shown).toBeUndefined()
    expect(asked.shown?.place.laterWithLevels).toBeNull()
  })

  test('say that a later version has levels, which a junior of an upgraded database isn’t on yet', async () => {
    const { otherJunior, lead, teamId, roadmap } = world
    await putOnVersion(roadmap.roadmapId, { juniorId: otherJunior.viewer.id, teamId })
    const { shown } = await getLevelsPage(lead, otherJunior.viewer.id, {})
    expect(shown).toMatchObject({ place: { number: 1, laterWithLevels: 2 }, level: undefined })
    const goal = { roadmapId: roadmap.roadmapId }
    const outlines = await listStageOutlines(otherJunior)
    expect(haveLevels(outlines, [goal])).toBe(true)
    expect(haveLevels(outlines, [{ roadmapId: null }])).toBe(false)
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
    await setMentorshipEnd(world.mentorshipId, world.lead.now)
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
        item.kind === 'level' ? [`${item.what} ${item.isWhole} ${item.body}`] : [],
      )
    for (const ctx of [junior, mentor, lead]) {
      expect(await items(ctx)).toEqual([
        'taken back false Too early',
        'said true Trusted with releases',
        'said false Reviews kindly',
      ])
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
    await setMentorshipEnd(world.mentorshipId, world.lead.now)
    expect(await items(mentor)).toEqual(['said false Reviews kindly'])
    expect((await search(mentor, { q: 'kindly', page: 1 })).hits).toHaveLength(1)
    expect((await search(mentor, { q: 'releases', page: 1 })).hits).toEqual([])
  })
})
