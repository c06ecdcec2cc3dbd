import { asc, eq, inArray } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { auditEvents } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { criteria, roadmaps } from '#db/schema/roadmaps.ts'
import { newId } from '#lib/core/ids.ts'
import { addMilestones, arrangePlan, editOwnItem } from '#lib/plans/items/writes.ts'
import { listItems } from '#lib/plans/reads.ts'
import { listStarts } from '#lib/plans/starting/reads.ts'
import { startPlan } from '#lib/plans/starting/writes.ts'
import { editPlan, retirePlan } from '#lib/plans/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import {
  fullPlan,
  goalsOf,
  makePlan,
  ownItem,
  plannedMilestones,
  planToStart,
  startAll,
} from '#tests/support/world/plans.ts'
import { changed, publishNext, putOnVersion } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const ada = () => ({ juniorId: world.junior.viewer.id, teamId: world.teamId })

describe('starting a plan', () => {
  test('assigns all of it in one go, each on its day, with history and what its own goals say', async () => {
    const { mentor, junior, teamId } = world
    const planId = await fullPlan(world)
    const { items = [] } = await planToStart(world, mentor, planId, '2026-12-01')
    // The 15th of December is a Tuesday, the 8th too; the 31st is a Thursday.
    expect(items.map(({ title, dueOn, fate }) => [title, dueOn, fate])).toEqual([
      ['Milestone skill', '2026-12-08', 'new'],
      ['Meet the team', '2026-12-15', 'new'],
      ['Milestone project', '2026-12-31', 'new'],
    ])
    const { id } = await startPlan(mentor, {
      formId: newId(),
      planId,
      junior: await membershipId(junior.viewer.id, teamId),
      startsOn: '2026-12-01',
      items: items.map(({ id, version, dueOn }, row) => ({ id, version, row, chosen: true, dueOn })),
      meant: [],
    })
    const made = await goalsOf(junior.viewer.id)
    expect(made.map(({ title, dueOn, state, startId }) => [title, dueOn, state, startId])).toEqual([
      ['Milestone skill', '2026-12-08', 'planned', id],
      ['Meet the team', '2026-12-15', 'planned', id],
      ['Milestone project', '2026-12-31', 'planned', id],
    ])
    const own = made.find(({ roadmapId }) => roadmapId === null)
    const texts = await db
      .select({ text: criteria.text })
      .from(criteria)
      .where(eq(criteria.milestoneId, own?.milestoneId ?? ''))
      .orderBy(asc(criteria.position))
    expect(texts.map(({ text }) => text)).toEqual(ownItem.criteria)
    const events = await db
      .select({ kind: goalEvents.kind, actorId: goalEvents.actorId })
      .from(goalEvents)
      .where(
        inArray(
          goalEvents.goalId,
          made.map((goal) => goal.id),
        ),
      )
    expect(events).toEqual(Array(3).fill({ kind: 'assigned', actorId: mentor.viewer.id }))
    const [start] = await db.select().from(planStarts).where(eq(planStarts.id, id))
    expect(start).toMatchObject({ title: 'First 90 days', startsOn: '2026-12-01', leftOut: [] })
    const audited = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))
    expect(audited).toMatchObject([{ event: 'plan.started', teamId }])
    // The junior is on the roadmap from then on.
    expect(
      await db.select().from(roadmapPeople).where(eq(roadmapPeople.juniorId, junior.viewer.id)),
    ).toHaveLength(1)
  })

  test('leaves out what the junior has, also in a second start, and says so', async () => {
    const { mentor, lead, junior } = world
    await makeGoal(world, 'skill', { state: 'achieved' })
    const planId = await fullPlan(world)
    const fates = async () =>
      (await planToStart(world, mentor, planId, '2026-12-01')).items?.map(({ fate }) => fate)
    expect(await fates()).toEqual(['held', 'new', 'new'])
    await startAll(mentor, planId, ada())
    expect((await goalsOf(junior.viewer.id)).map(({ title }) => title).sort()).toEqual([
      'Meet the team',
      'Milestone project',
      'Milestone skill',
    ])
    const [start] = await listStarts(lead, planId)
    expect(start).toMatchObject({ leftOut: ['Milestone skill'], goals: 2, achieved: 0 })
    expect(await fates()).toEqual(['held', 'held', 'held'])
    await expect(startAll(lead, planId, ada())).rejects.toMatchObject({
      name: 'FieldRefused',
      field: 'items',
    })
    expect(await goalsOf(junior.viewer.id)).toHaveLength(3)
    // What was dropped can be started again.
    await transaction((tx) =>
      tx.update(goals).set({ state: 'dropped' }).where(eq(goals.juniorId, junior.viewer.id)),
    )
    await startAll(lead, planId, ada())
    expect(await goalsOf(junior.viewer.id)).toHaveLength(6)
  })

  test('sent twice makes one, and an unticked item isn’t assigned', async () => {
    const { mentor, junior } = world
    const planId = await fullPlan(world)
    const [first] = await listItems(planId)
    const given = { formId: newId(), only: [first?.id ?? ''] }
    expect(await startAll(mentor, planId, ada(), given)).toEqual(await startAll(mentor, planId, ada(), given))
    expect((await goalsOf(junior.viewer.id)).map(({ title }) => title)).toEqual(['Milestone skill'])
    expect(await listStarts(mentor, planId)).toHaveLength(1)
  })

  test('takes the version that the junior is on, and leaves out what it doesn’t have', async () => {
    const { mentor, lead, junior, roadmap } = world
    await putOnVersion(roadmap.roadmapId, ada())
    const { milestones: inSecond } = await publishNext(lead, roadmap.roadmapId, changed)
    const planId = await makePlan(lead, world.teamId)
    await plannedMilestones(world, planId, 7, 'skill')
    const added = inSecond.get('new-milestone')
    await addMilestones(lead, {
      formId: newId(),
      planId,
      roadmapId: roadmap.roadmapId,
      milestones: [added?.key ?? ''],
      day: 8,
      lastDay: null,
    })
    const { items = [] } = await planToStart(world, mentor, planId, '2026-12-01')
    expect(items.map(({ title, fate }) => [title, fate])).toEqual([
      ['Milestone skill', 'new'],
      ['Milestone new', 'missing'],
    ])
    await expect(startAll(mentor, planId, ada())).rejects.toThrow(
      '“Milestone new” isn’t in the version of the roadmap that Ada Okonkwo is on. Untick it to go on.',
    )
    await startAll(mentor, planId, ada(), { only: [items[0]?.id ?? ''] })
    expect(await goalsOf(junior.viewer.id)).toMatchObject([
      { milestoneId: roadmap.milestones.skill.id, title: 'Milestone skill' },
    ])
  })

  test('assigns nothing from a retired roadmap, and no retired or changed plan', async () => {
    const { lead, mentor, junior, roadmap } = world
    const planId = await fullPlan(world)
    const items = await listItems(planId)
    const own = items.find(({ milestoneKey }) => milestoneKey === null)
    if (!own) throw new Error('not planned')
    await transaction((tx) =>
      tx.update(roadmaps).set({ retiredAt: lead.now }).where(eq(roadmaps.id, roadmap.roadmapId)),
    )
    expect((await planToStart(world, mentor, planId, '2026-12-01')).items?.map(({ fate }) => fate)).toEqual([
      'retired',
      'new',
      'retired',
    ])
    await expect(startAll(mentor, planId, ada())).rejects.toThrow('is retired, so it can’t be assigned')
    const asOpened = {
      formId: newId(),
      planId,
      junior: await membershipId(junior.viewer.id, world.teamId),
      startsOn: '2026-12-01',
      items: [{ id: own.id, version: own.version, row: 0, chosen: true, dueOn: null }],
      meant: [],
    }
    const edit = { planId, itemId: own.id, version: 1, day: 3, ...ownItem, title: 'Meet everyone' }
    await editOwnItem(lead, { ...edit, formId: newId() })
    await expect(startPlan(mentor, asOpened)).rejects.toThrow('Someone changed this plan')
    await retirePlan(lead, { formId: newId(), planId, decision: 'retire' })
    await expect(startAll(mentor, planId, ada(), { only: [own.id] })).rejects.toThrow('This plan is retired')
    expect(await goalsOf(junior.viewer.id)).toEqual([])
  })

  test('a plan changed later changes nothing that was started', async () => {
    const { lead, mentor, junior } = world
    const planId = await fullPlan(world)
    await startAll(mentor, planId, ada())
    const before = await goalsOf(junior.viewer.id)
    const items = await listItems(planId)
    const own = items.find(({ milestoneKey }) => milestoneKey === null)
    await editPlan(lead, { formId: newId(), planId, version: 1, title: 'Renamed', summary: '' })
    const edit = { planId, itemId: own?.id ?? '', version: 1, day: 300, ...ownItem }
    await editOwnItem(lead, { ...edit, formId: newId(), title: 'Reworded', criteria: ['Another'] })
    for (const { id } of items)
      await arrangePlan(lead, { formId: newId(), planId, do: { what: 'remove', id, at: 0 } })
    expect(await goalsOf(junior.viewer.id)).toEqual(before)
    expect(await listStarts(lead, planId)).toMatchObject([{ title: 'First 90 days', goals: 3 }])
  })

  test('asks about odd days, each once, and takes those that are meant', async () => {
    const { mentor, junior } = world
    const planId = await fullPlan(world)
    const asked = await startAll(mentor, planId, ada(), { dueOn: '2020-01-06' }).catch((error) => error)
    expect(asked).toMatchObject({ name: 'Asked', questions: [{ field: 'items.0.dueOn', day: '2020-01-06' }] })
    expect(asked.questions).toHaveLength(1)
    await startAll(mentor, planId, ada(), { dueOn: null })
    expect((await goalsOf(junior.viewer.id)).map(({ dueOn }) => dueOn)).toEqual([null, null, null])
  })
})
