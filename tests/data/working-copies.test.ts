import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import { newId } from '#lib/core/ids.ts'
import { getRoadmap, listRoadmaps, listStageOutlines } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { editMilestone } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { listWorkingCopies } from '#lib/roadmaps/working-copies/reads.ts'
import { seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { beginCopy, discardCopy, startRoadmap } from '#lib/roadmaps/working-copies/writes.ts'
import { listMilestones } from '#lib/views/search/names/reads.ts'
import { at, contextOf } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, copyOf, milestoneForm, press, publish, reword, start } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

/** A copy of the world's roadmap for team Pythonistas, published once. */
async function publishedOne(): Promise<string> {
  const id = await start(world.lead, world.teamId, 'Our way', world.roadmap.roadmapId)
  await publish(world.lead, id)
  return id
}

describe('who writes a roadmap', () => {
  test('a lead for the own team, an admin for everybody, no one else', async () => {
    const { lead, mentor, junior, outsider, admin, teamId } = world
    for (const [ctx, team] of [
      [mentor, teamId],
      [junior, teamId],
      [outsider, teamId],
      [admin, teamId],
      [lead, null],
      [mentor, null],
    ] as const)
      await expect(start(ctx, team, 'Not mine')).rejects.toMatchObject({ name: 'NotFound' })
    const ofTeam = await start(lead, teamId, 'Ours')
    const everybodys = await start(admin, null, 'For all')
    for (const ctx of [mentor, junior, outsider, admin])
      await expect(copyOf(ctx, ofTeam)).rejects.toMatchObject({ name: 'NotFound' })
    for (const ctx of [lead, mentor, outsider])
      await expect(copyOf(ctx, everybodys)).rejects.toMatchObject({ name: 'NotFound' })
    expect((await listWorkingCopies(lead)).map(({ roadmapId }) => roadmapId)).toContain(ofTeam)
    expect(await listWorkingCopies(mentor)).toEqual([])
  })
  test('and no one the one that comes with Cairn', async () => {
    const id = newId()
    await transaction((tx) =>
      tx.insert(roadmaps).values({ id, key: `built-in-${id}`, isBuiltIn: true, createdAt: world.lead.now }),
    )
    for (const ctx of [world.admin, world.lead])
      await expect(beginCopy(ctx, { formId: newId(), roadmapId: id })).rejects.toMatchObject({
        name: 'NotFound',
      })
  })
  test('a team’s roadmap exists for its people only, once it’s published', async () => {
    const { lead, mentor, junior, formerMentor, outsider, admin } = world
    const unpublished = await start(lead, world.teamId, 'Soon', world.roadmap.roadmapId)
    for (const ctx of [lead, mentor, junior])
      await expect(getRoadmap(ctx, unpublished)).rejects.toMatchObject({ name: 'NotFound' })
    const id = await publishedOne()
    for (const ctx of [lead, mentor, junior, formerMentor]) {
      expect(await getRoadmap(ctx, id)).toMatchObject({ title: 'Our way', number: 1 })
      expect((await listStageOutlines(ctx)).some(({ roadmapId }) => roadmapId === id)).toBe(true)
      expect((await listMilestones(ctx)).some(({ roadmapId }) => roadmapId === id)).toBe(true)
    }
    for (const ctx of [outsider, admin, contextOf({ id: newId() })]) {
      await expect(getRoadmap(ctx, id)).rejects.toMatchObject({ name: 'NotFound' })
      expect((await listRoadmaps(ctx)).some((each) => each.id === id)).toBe(false)
      expect((await listStageOutlines(ctx)).some(({ roadmapId }) => roadmapId === id)).toBe(false)
      expect((await listMilestones(ctx)).some(({ roadmapId }) => roadmapId === id)).toBe(false)
    }
    await expect(start(outsider, world.otherTeamId, 'Theirs', id)).rejects.toMatchObject({ name: 'NotFound' })
  })
  test('its key is unique in its team and says nothing of another’s', async () => {
    const { lead, outsider } = world
    const ids = [
      await start(lead, world.teamId, 'Same title'),
      await start(lead, world.teamId, 'Same title'),
      await start(outsider, world.otherTeamId, 'Same title'),
    ]
    const keys = await Promise.all(
      ids.map(async (id) => (await db.select().from(roadmaps).where(eq(roadmaps.id, id)))[0]?.key),
    )
    expect(keys).toEqual(['same-title', 'same-title-2', 'same-title'])
  })
})

describe('a working copy', () => {
  test('is one for each roadmap, and begins as its current version', async () => {
    const id = await publishedOne()
    await begin(world.lead, id)
    await begin(world.lead, id)
    expect(await db.select().from(workingCopies).where(eq(workingCopies.roadmapId, id))).toHaveLength(1)
    const { content, before } = await copyOf(world.lead, id)
    expect(content).toEqual(before)
    expect(before).toEqual(contentOfVersion(await getRoadmap(world.lead, id)))
  })
  test('is started once, however often the form is sent', async () => {
    const form = { formId: newId(), title: 'Sent twice', teamId: world.teamId, copyOf: null }
    const [one, other] = [await startRoadmap(world.lead, form), await startRoadmap(world.lead, form)]
    expect(other).toEqual(one)
    await expect(startRoadmap(world.lead, { ...form, title: 'Another' })).rejects.toMatchObject({
      name: 'FormUsed',
    })
  })
  test('is arranged: added, moved, copied, removed and put back', async () => {
    const { lead } = world
    const id = await start(lead, world.teamId, 'Arranged')
    const order = async () =>
      (await copyOf(lead, id)).content.stages.map(({ key, milestones }) => [
        key,
        ...milestones.map((milestone) => milestone.key),
      ])
    for (const _ of [1, 2]) await press(lead, id, 'add-stage')
    for (const stage of ['stage', 'stage', 'stage', 'stage-2'])
      await press(lead, id, `add-milestone ${stage}`)
    expect(await order()).toEqual([
      ['stage', 'milestone', 'milestone-2', 'milestone-3'],
      ['stage-2', 'milestone-4'],
    ])
    await press(lead, id, 'move-milestone milestone-3 3 stage:stage:0')
    expect((await order())[0]).toEqual(['stage', 'milestone-3', 'milestone', 'milestone-2'])
    // The same press again, as from a page that was open: it was moved meanwhile.
    await expect(press(lead, id, 'move-milestone milestone-3 3 stage:stage:0')).rejects.toMatchObject({
      name: 'Refused',
    })
    await press(lead, id, 'move-milestone milestone 2 stage:stage-2:')
    await press(lead, id, 'move-stage stage-2 2 0')
    expect(await order()).toEqual([
      ['stage-2', 'milestone-4', 'milestone'],
      ['stage', 'milestone-3', 'milestone-2'],
    ])
    await reword(lead, id, 'milestone-4', { title: 'Read a stack trace' })
    // It gets its key with its first title, and keeps it from then on.
    await reword(lead, id, 'read-a-stack-trace', { title: 'Read a long stack trace' })
    expect(await press(lead, id, 'copy-milestone read-a-stack-trace')).toMatchObject({
      key: 'read-a-long-stack-trace',
    })
    expect((await order())[0]).toEqual([
      'stage-2',
      'read-a-stack-trace',
      'read-a-long-stack-trace',
      'milestone',
    ])
    await press(lead, id, 'remove-milestone milestone')
    await press(lead, id, 'remove-stage stage')
    expect(await order()).toEqual([['stage-2', 'read-a-stack-trace', 'read-a-long-stack-trace']])
    await press(lead, id, 'restore-milestone milestone-3')
    await press(lead, id, 'restore-milestone milestone')
    expect(await order()).toEqual([
      ['stage-2', 'read-a-stack-trace', 'read-a-long-stack-trace', 'milestone'],
      ['stage', 'milestone-3', 'milestone-2'],
    ])
  })
  test('keeps keys over renaming, moving and rewording', async () => {
    const { lead } = world
    const id = await publishedOne()
    await begin(lead, id)
    await reword(lead, id, 'skill-milestone', {
      title: 'Called otherwise',
      stage: 'stage-2',
      criteria: [
        { id: newId(), text: 'A new one' },
        { id: '2', text: 'Reworded' },
        { id: '1', text: 'Criterion 1' },
      ],
    })
    const { content } = await copyOf(lead, id)
    const moved = content.stages[1]?.milestones.at(-1)
    expect(moved).toMatchObject({ key: 'skill-milestone', title: 'Called otherwise' })
    expect(moved?.criteria).toEqual([
      { key: 'a-new-one', text: 'A new one' },
      { key: '2', text: 'Reworded' },
      { key: '1', text: 'Criterion 1' },
    ])
  })
  test('shows both texts to who saves on an older one, and loses neither', async () => {
    const { lead } = world
    const id = await publishedOne()
    await begin(lead, id)
    const mine = await milestoneForm(lead, id, 'skill-milestone', { title: 'Mine' })
    await reword(lead, id, 'skill-milestone', { title: 'Theirs' })
    const saved = await editMilestone(lead, mine).catch((error) => error)
    expect(saved).toMatchObject({ name: 'Stale', saved: { title: 'Theirs' } })
    await editMilestone(lead, { ...mine, version: saved.version })
    expect((await copyOf(lead, id)).milestones.find(({ key }) => key === 'skill-milestone')?.title).toBe(
      'Mine',
    )
    // Moving and removing others doesn't make an open editor stale.
    const next = await milestoneForm(lead, id, 'skill-milestone', { title: 'Mine again' })
    await press(lead, id, 'remove-milestone project-milestone')
    await press(lead, id, 'move-milestone skill-milestone 1 stage-1:stage-1:1')
    await editMilestone(lead, next)
    await press(lead, id, 'remove-milestone skill-milestone')
    await expect(editMilestone(lead, { ...next, formId: newId() })).rejects.toMatchObject({ name: 'Stale' })
  })
  test('titled first by two at once shows the second one both titles', async () => {
    const { lead } = world
    const id = await start(lead, world.teamId, 'Two titles')
    await press(lead, id, 'add-stage')
    const { id: milestoneId } = await press(lead, id, 'add-milestone stage')
    const mine = await milestoneForm(lead, id, 'milestone', { id: milestoneId, title: 'Mine' })
    await reword(lead, id, 'milestone', { title: 'Theirs' })
    await expect(editMilestone(lead, mine)).rejects.toMatchObject({
      name: 'Stale',
      saved: { title: 'Theirs' },
    })
  })
  test('is discarded only as it was seen, and takes an unpublished roadmap with it', async () => {
    const { lead } = world
    const id = await start(lead, world.teamId, 'Never mind', world.roadmap.roadmapId)
    const seen = seenOf((await copyOf(lead, id)).copy)
    const later = at(lead, new Date(lead.now.getTime() + 60_000))
    await press(later, id, 'add-stage')
    await expect(discardCopy(lead, { formId: newId(), roadmapId: id, seen })).rejects.toMatchObject({
      name: 'Refused',
    })
    const now = seenOf((await copyOf(lead, id)).copy)
    await discardCopy(lead, { formId: newId(), roadmapId: id, seen: now })
    for (const table of [workingCopies, workingMilestones, workingStages])
      expect((await db.select().from(table)).some((row) => Object.values(row).includes(id))).toBe(false)
    expect(await db.select().from(roadmaps).where(eq(roadmaps.id, id))).toEqual([])
    const published = await publishedOne()
    await begin(lead, published)
    const copy = (await copyOf(lead, published)).copy
    await discardCopy(lead, { formId: newId(), roadmapId: published, seen: seenOf(copy) })
    expect(await getRoadmap(lead, published)).toMatchObject({ number: 1 })
  })
})
