'use server'

import { formAction } from '#app/_server/form-action.ts'
import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { proposeInput, proposeMilestoneInput } from '#lib/proposals/input.ts'
import { proposeGoal, proposeMilestone } from '#lib/proposals/writes.ts'

export const give = formAction(giveGoalInput, async (ctx, input) => {
  const { id } = await giveGoal(ctx, input)
  return { to: `/goals/${id}`, notice: 'goal-given' }
})

export const propose = formAction(proposeInput, async (ctx, input) => {
  const { id } = await proposeGoal(ctx, input)
  return { to: `/proposals/${id}`, notice: 'proposed' }
})

export const proposeFromRoadmap = formAction(proposeMilestoneInput, async (ctx, input) => {
  const { id } = await proposeMilestone(ctx, input)
  return { to: `/proposals/${id}`, notice: 'proposed' }
})
