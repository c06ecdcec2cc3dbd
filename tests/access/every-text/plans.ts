import { newId } from '#lib/core/ids.ts'
import { addOwnItem, editOwnItem } from '#lib/plans/items/writes.ts'
import { listItems } from '#lib/plans/reads.ts'
import { createPlan, editPlan } from '#lib/plans/writes.ts'
import { makePlan, ownItem, plannedMilestones, startAll } from '#tests/support/world/plans.ts'
import type { World } from '#tests/support/world/world.ts'
import { text } from '../texts.ts'

/**
 * A team's plan that was started for the junior when it had other words, and one of another team. What was started keeps
 * its words.
 */
export async function writePlans(world: World) {
  const { lead, mentor, outsider, junior, teamId, otherTeamId } = world
  const planId = await makePlan(lead, teamId, text('plan-started'))
  const { id: itemId } = await addOwnItem(lead, {
    formId: newId(),
    planId,
    day: 14,
    ...ownItem,
    title: text('plan-own-goal'),
  })
  const { id: startId } = await startAll(
    mentor,
    planId,
    { juniorId: junior.viewer.id, teamId },
    { dueOn: null },
  )
  await editPlan(lead, { formId: newId(), planId, version: 1, title: text('plan-of-team'), summary: '' })
  await editOwnItem(lead, {
    formId: newId(),
    planId,
    itemId,
    version: 1,
    day: 14,
    ...ownItem,
    title: text('plan-item-of-team'),
  })
  await plannedMilestones(world, planId, 30, 'third')
  const { id: otherPlanId } = await createPlan(outsider, {
    formId: newId(),
    teamId: otherTeamId,
    title: text('plan-of-gophers'),
  })
  const milestoneItem = (await listItems(planId)).find(({ milestoneKey }) => milestoneKey !== null)
  return { planId, itemId, milestoneItemId: milestoneItem?.id ?? '', startId, otherPlanId }
}
