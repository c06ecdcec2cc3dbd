import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { planItems } from '#db/schema/plans.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { newId } from '#lib/core/ids.ts'
import { addMilestones, addOwnItem, arrangePlan } from '#lib/plans/items/writes.ts'
import { listItems } from '#lib/plans/reads.ts'
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
