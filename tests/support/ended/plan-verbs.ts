import { newId } from '#lib/core/ids.ts'
import { addMilestones, addOwnItem, arrangePlan, editItemDay, editOwnItem } from '#lib/plans/items/writes.ts'
import { createPlan, editPlan, retirePlan } from '#lib/plans/writes.ts'
import { ownItem, startAll } from '#tests/support/world/plans.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/plans`, for `everyVerb()`, on the team's plan. */
export function planVerbs({ teamId, junior, roadmap }: World, { teamPlan }: Written): Verbs {
  const { planId, milestoneId, ownId } = teamPlan
  const form = () => ({ formId: newId(), planId })
  return {
    createPlan: (ctx) => createPlan(ctx, { formId: newId(), teamId, title: 'Another' }),
    editPlan: (ctx) => editPlan(ctx, { ...form(), version: 1, title: 'Another', summary: '' }),
    retirePlan: (ctx) => retirePlan(ctx, { ...form(), decision: 'retire' }),
    addMilestones: (ctx) =>
      addMilestones(ctx, {
        ...form(),
        roadmapId: roadmap.roadmapId,
        milestones: [roadmap.milestones.third.key],
        day: 5,
        lastDay: null,
      }),
    addOwnItem: (ctx) => addOwnItem(ctx, { ...form(), day: 5, ...ownItem }),
    editOwnItem: (ctx) => editOwnItem(ctx, { ...form(), itemId: ownId, version: 1, day: 5, ...ownItem }),
    editItemDay: (ctx) => editItemDay(ctx, { ...form(), itemId: milestoneId, version: 1, day: 5 }),
    arrangePlan: (ctx) => arrangePlan(ctx, { ...form(), do: { what: 'remove', id: ownId, at: 0 } }),
    startPlan: (ctx) => startAll(ctx, planId, { juniorId: junior.viewer.id, teamId }),
  }
}
