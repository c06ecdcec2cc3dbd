'use server'

import { formAction } from '#app/_server/form-action.ts'
import {
  addMilestonesInput,
  arrangeInput,
  itemDayInput,
  itemInput,
  newItemInput,
  newPlanInput,
  planInput,
  retirePlanInput,
} from '#lib/plans/input.ts'
import { addMilestones, addOwnItem, arrangePlan, editItemDay, editOwnItem } from '#lib/plans/items/writes.ts'
import { planAddress } from '#lib/plans/reads.ts'
import { startPlanInput } from '#lib/plans/starting/input.ts'
import { startPlan } from '#lib/plans/starting/writes.ts'
import { createPlan, editPlan, retirePlan } from '#lib/plans/writes.ts'

export const create = formAction(newPlanInput, async (ctx, input) => {
  const { id } = await createPlan(ctx, input)
  return { to: `/teams/${input.teamId}/plans/${id}`, notice: 'plan-created' }
})

export const edit = formAction(planInput, async (ctx, input) => {
  await editPlan(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'saved' }
})

export const retire = formAction(retirePlanInput, async (ctx, input) => {
  await retirePlan(ctx, input)
  const notice = input.decision === 'retire' ? 'plan-retired' : 'plan-back'
  return { to: await planAddress(ctx, input.planId), notice }
})

export const add = formAction(addMilestonesInput, async (ctx, input) => {
  await addMilestones(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'added-to-plan' }
})

export const addOwn = formAction(newItemInput, async (ctx, input) => {
  const { id } = await addOwnItem(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'added-to-plan', place: id }
})

export const editOwn = formAction(itemInput, async (ctx, input) => {
  const { id } = await editOwnItem(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'saved', place: id }
})

export const editDay = formAction(itemDayInput, async (ctx, input) => {
  const { id } = await editItemDay(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'saved', place: id }
})

const done = { up: 'moved', down: 'moved', remove: 'removed-from-plan', restore: 'restored' }

export const arrange = formAction(arrangeInput, async (ctx, input) => {
  const { id } = await arrangePlan(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: done[input.do.what], place: id }
})

/** Each start has its line on the plan's page, which says what was left out. */
export const start = formAction(startPlanInput, async (ctx, input) => {
  const { id } = await startPlan(ctx, input)
  return { to: await planAddress(ctx, input.planId), notice: 'plan-started', place: `start-${id}` }
})
