import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { planItems } from '#db/schema/plans.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addMilestones, addOwnItem, arrangePlan, editItemDay, editOwnItem } from '#lib/plans/items/writes.ts'
import { getPlanHead, getWrittenPlan, listItems, listPlans } from '#lib/plans/reads.ts'
import { createPlan, editPlan, retirePlan } from '#lib/plans/writes.ts'
import { search } from '#lib/views/search/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { fullPlan, makePlan, ownItem, plannedMilestones } from '#tests/support/world/plans.ts'
import { makeRoadmap } from '#tests/support/world/roadmap.ts'
import { changed, publishNext } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { publish, start } from '#tests/support/world/writing.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const notFound = { name: 'NotFound' }
const press = (planId: string, ...words: (string | number)[]) => {
  const [what, id, at = 0] = words
  return arrangePlan(world.lead, {
    formId: newId(),
    planId,
    do: { what: what as 'up', id: String(id), at: Number(at) },
  })
}
const titles = async (planId: string) =>
  (await listItems(planId)).filter(({ removedAt }) => !removedAt).map(({ day, title }) => [day, title])

describe('who', () => {
  test('leads write plans of their team, its mentors read them, and for others there are none', async () => {
    const { lead, mentor, otherMentor, formerMentor, junior, outsider, admin, teamId } = world
    for (const ctx of [mentor, junior, outsider, admin])
      await expect(createPlan(ctx, { formId: newId(), teamId, title: 'Mine' })).rejects.toMatchObject(
        notFound,
      )
    const planId = await fullPlan(world)
    for (const ctx of [lead, mentor, otherMentor, formerMentor]) {
      expect(await listPlans(ctx, teamId)).toMatchObject([{ id: planId, items: 3, lastDay: 30 }])
      expect((await getPlanHead(ctx, teamId, planId)).canWrite).toBe(ctx === lead)
    }
    for (const ctx of [junior, outsider, admin]) {
      expect(await listPlans(ctx, teamId)).toEqual([])
      await expect(getPlanHead(ctx, teamId, planId)).rejects.toMatchObject(notFound)
    }
    // Under another team's address it isn't there either.
    await expect(getPlanHead(lead, world.otherTeamId, planId)).rejects.toMatchObject(notFound)
    await expect(getWrittenPlan(mentor, teamId, planId)).rejects.toMatchObject(notFound)
  })

  test('no one else writes in one', async () => {
    const { mentor, junior, outsider, admin, roadmap } = world
    const planId = await fullPlan(world)
    const [item] = await listItems(planId)
    const itemId = item?.id ?? ''
    const formId = newId
    for (const ctx of [mentor, junior, outsider, admin])
      for (const write of [
        () => editPlan(ctx, { formId: formId(), planId, version: 1, title: 'X', summary: '' }),
        () => retirePlan(ctx, { formId: formId(), planId, decision: 'retire' }),
        () => addOwnItem(ctx, { formId: formId(), planId, day: 1, ...ownItem }),
        () => editItemDay(ctx, { formId: formId(), planId, itemId, version: 1, day: 2 }),
        () => arrangePlan(ctx, { formId: formId(), planId, do: { what: 'remove', id: itemId, at: 0 } }),
        () =>
          addMilestones(ctx, {
            formId: formId(),
            planId,
            roadmapId: roadmap.roadmapId,
            milestones: [roadmap.milestones.habit.key],
            day: 1,
            lastDay: null,
          }),
      ])
        await expect(write()).rejects.toMatchObject(notFound)
    expect(await titles(planId)).toHaveLength(3)
  })
})

describe('items', () => {
  test('are listed by day, then as they were added, and named as in the newest version', async () => {
    const { lead, roadmap } = world
    const planId = await fullPlan(world)
    await plannedMilestones(world, planId, 7, 'third')
    expect(await titles(planId)).toEqual([
      [7, 'Milestone skill'],
      [7, 'Milestone third'],
      [14, 'Meet the team'],
      [30, 'Milestone project'],
    ])
    await publishNext(lead, roadmap.roadmapId, changed)
    const items = await listItems(planId)
    expect(items.map(({ title, isGone }) => [title, isGone])).toEqual([
      ['Milestone skill, reworded', false],
      ['Milestone third', true],
      ['Meet the team', false],
      ['Milestone project', false],
    ])
  })

  test('milestones are spread over their days in the order of the roadmap, each once', async () => {
    const { lead, roadmap } = world
    const planId = await fullPlan(world)
    const { skill, habit, third, second } = roadmap.milestones
    const milestones = [third.key, skill.key, habit.key, second.key]
    const asked = { formId: newId(), planId, roadmapId: roadmap.roadmapId, milestones, day: 10, lastDay: 30 }
    await addMilestones(lead, asked)
    await addMilestones(lead, asked)
    expect(await titles(planId)).toEqual([
      [7, 'Milestone skill'],
      [10, 'Milestone habit'],
      [14, 'Meet the team'],
      [20, 'Milestone second'],
      [30, 'Milestone project'],
      [30, 'Milestone third'],
    ])
  })

  test('only of roadmaps that the team can see, as they are now, and not of retired ones', async () => {
    const { lead, outsider, teamId, otherTeamId, roadmap } = world
    const planId = await makePlan(lead, teamId)
    const add = (roadmapId: string, key: string) =>
      addMilestones(lead, {
        formId: newId(),
        planId,
        roadmapId,
        milestones: [key],
        day: 0,
        lastDay: null,
      })
    const theirs = await start(outsider, otherTeamId, 'Theirs', roadmap.roadmapId)
    await publish(outsider, theirs)
    await expect(add(theirs, 'skill-milestone')).rejects.toMatchObject(notFound)
    await expect(add(roadmap.roadmapId, 'unknown')).rejects.toMatchObject(notFound)
    const ours = await start(lead, teamId, 'Ours', roadmap.roadmapId)
    await publish(lead, ours)
    await add(ours, 'skill-milestone')
    const retired = await makeRoadmap()
    await transaction((tx) =>
      tx.update(roadmaps).set({ retiredAt: lead.now }).where(eq(roadmaps.id, retired.roadmapId)),
    )
    await expect(add(retired.roadmapId, 'skill-milestone')).rejects.toMatchObject({ name: 'Refused' })
    expect(await titles(planId)).toEqual([[0, 'Milestone skill']])
  })

  test('change places within their day, and a press that comes twice moves once', async () => {
    const planId = await makePlan(world.lead, world.teamId)
    await plannedMilestones(world, planId, 7, 'skill', 'project', 'habit')
    await plannedMilestones(world, planId, 8, 'second')
    const [first, , third, fourth] = await listItems(planId)
    if (!first || !third || !fourth) throw new Error('not planned')
    const form = { formId: newId(), planId, do: { what: 'down' as const, id: first.id, at: first.position } }
    await arrangePlan(world.lead, form)
    await arrangePlan(world.lead, form)
    expect((await titles(planId)).map(([, title]) => title)).toEqual([
      'Milestone project',
      'Milestone skill',
      'Milestone habit',
      'Milestone second',
    ])
    // It isn't where that page showed it any more.
    await expect(press(planId, 'down', first.id, first.position)).rejects.toMatchObject({ name: 'Refused' })
    // The last of its day, and the only one of its day.
    await expect(press(planId, 'down', third.id, third.position)).rejects.toMatchObject({ name: 'Refused' })
    await expect(press(planId, 'up', fourth.id, fourth.position)).rejects.toMatchObject({ name: 'Refused' })
  })

  test('a removed one can be put back, unless its milestone was added again', async () => {
    const planId = await fullPlan(world)
    const [skill] = await listItems(planId)
    if (!skill) throw new Error('not planned')
    await press(planId, 'remove', skill.id)
    expect(await titles(planId)).toHaveLength(2)
    await press(planId, 'restore', skill.id)
    expect(await titles(planId)).toHaveLength(3)
    await press(planId, 'remove', skill.id)
    await plannedMilestones(world, planId, 1, 'skill')
    await expect(press(planId, 'restore', skill.id)).rejects.toMatchObject({ name: 'Refused' })
    expect(await titles(planId)).toHaveLength(3)
  })

  test('there are a hundred at most', async () => {
    const { lead, teamId } = world
    const planId = await makePlan(lead, teamId)
    await transaction((tx) =>
      tx.insert(planItems).values(
        Array.from({ length: 100 }, (_, position) => ({
          id: newId(),
          planId,
          position,
          day: 1,
          ...ownItem,
          updatedById: lead.viewer.id,
          updatedAt: lead.now,
        })),
      ),
    )
    await expect(addOwnItem(lead, { formId: newId(), planId, day: 1, ...ownItem })).rejects.toThrow(
      'A plan has at most 100 goals.',
    )
    await expect(plannedMilestones(world, planId, 1, 'skill')).rejects.toMatchObject({ name: 'Refused' })
  })
})

describe('edits', () => {
  test('of one that someone else saved meanwhile show what is saved', async () => {
    const { lead, teamId } = world
    const planId = await fullPlan(world)
    const own = (await listItems(planId)).find(({ milestoneKey }) => milestoneKey === null)
    if (!own) throw new Error('not planned')
    const form = { planId, itemId: own.id, version: own.version, day: 20, ...ownItem }
    await editOwnItem(lead, { ...form, formId: newId(), title: 'Meet everyone' })
    const stale = await editOwnItem(lead, { ...form, formId: newId(), title: 'Another' }).catch(
      (error) => error,
    )
    expect(stale).toBeInstanceOf(Stale)
    expect(stale).toMatchObject({
      version: 2,
      saved: { day: '20', title: 'Meet everyone', criteria: ownItem.criteria.join('\n') },
    })
    await press(planId, 'remove', own.id)
    await expect(
      editOwnItem(lead, { ...form, formId: newId(), version: 2, title: 'Another' }),
    ).rejects.toThrow('removed this')
    await editPlan(lead, { formId: newId(), planId, version: 1, title: 'Ninety days', summary: 'Calm' })
    await expect(
      editPlan(lead, { formId: newId(), planId, version: 1, title: 'Other', summary: '' }),
    ).rejects.toMatchObject({ name: 'Stale', saved: { title: 'Ninety days', summary: 'Calm' } })
    expect(await listPlans(lead, teamId)).toMatchObject([{ title: 'Ninety days', items: 2 }])
  })

  test('a milestone has no words to edit, and an own goal more than its day', async () => {
    const { lead } = world
    const planId = await fullPlan(world)
    const [milestone, own] = await listItems(planId)
    if (!milestone || !own) throw new Error('not planned')
    const form = (itemId: string) => ({ formId: newId(), planId, itemId, version: 1, day: 5 })
    await expect(editOwnItem(lead, { ...form(milestone.id), ...ownItem })).rejects.toMatchObject(notFound)
    await expect(editItemDay(lead, form(own.id))).rejects.toMatchObject(notFound)
    await editItemDay(lead, form(milestone.id))
    expect(await titles(planId)).toContainEqual([5, 'Milestone skill'])
    const another = await makePlan(lead, world.teamId, 'Another')
    await expect(editItemDay(lead, { ...form(milestone.id), planId: another })).rejects.toMatchObject(
      notFound,
    )
  })

  test('a plan is retired and brought back, and says so if it is already', async () => {
    const { lead, teamId } = world
    const planId = await fullPlan(world)
    const ask = (decision: 'retire' | 'bring_back') => retirePlan(lead, { formId: newId(), planId, decision })
    await expect(ask('bring_back')).rejects.toMatchObject({ name: 'Refused' })
    await ask('retire')
    await expect(ask('retire')).rejects.toMatchObject({ name: 'Refused' })
    expect(await getPlanHead(lead, teamId, planId)).toMatchObject({
      retiredAt: lead.now,
      retirer: { id: lead.viewer.id },
    })
    await ask('bring_back')
    expect((await getPlanHead(lead, teamId, planId)).retiredAt).toBeNull()
  })

  test('a form sent twice makes one', async () => {
    const { lead, teamId } = world
    const form = { formId: newId(), teamId, title: 'Once' }
    expect(await createPlan(lead, form)).toEqual(await createPlan(lead, form))
    const planId = await makePlan(lead, teamId)
    const item = { formId: newId(), planId, day: 3, ...ownItem }
    expect(await addOwnItem(lead, item)).toEqual(await addOwnItem(lead, item))
    expect(await db.select().from(planItems).where(eq(planItems.planId, planId))).toHaveLength(1)
    expect(await listPlans(lead, teamId)).toHaveLength(2)
  })
})

test('plans and their own goals are found by name, by those who read them', async () => {
  const { lead, mentor, otherMentor, junior, outsider, admin } = world
  const planId = await fullPlan(world, 'Quokka weeks')
  const removed = (await listItems(planId)).find(({ milestoneKey }) => milestoneKey === null)
  const { id } = await addOwnItem(lead, {
    formId: newId(),
    planId,
    day: 3,
    ...ownItem,
    title: 'Feed the quokka',
  })
  await press(planId, 'remove', removed?.id ?? '')
  const find = async (ctx: typeof lead, q: string) => {
    const { plans, counts } = await search(ctx, { q, page: 1 })
    return { ids: plans.map((plan) => plan.id), all: counts.all }
  }
  for (const ctx of [lead, mentor, otherMentor]) {
    expect(await find(ctx, 'quokka')).toEqual({ ids: [planId, id], all: 2 })
    expect((await find(ctx, 'Meet the team')).ids).toEqual([])
  }
  for (const ctx of [junior, outsider, admin]) expect(await find(ctx, 'quokka')).toEqual({ ids: [], all: 0 })
})
