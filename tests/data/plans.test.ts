import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { planItems } from '#db/schema/plans.ts'
import { Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addMilestones, addOwnItem, arrangePlan, editItemDay, editOwnItem } from '#lib/plans/items/writes.ts'
import { getPlanHead, getWrittenPlan, listItems, listPlans } from '#lib/plans/reads.ts'
import { createPlan, editPlan, retirePlan } from '#lib/plans/writes.ts'
import { search } from '#lib/views/search/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { fullPlan, makePlan, ownItem } from '#tests/support/world/plans.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

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
