'use server'

import { formAction } from '#app/_server/form-action.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'

export const assign = formAction(assignInput, async (ctx, input) => {
  const { made } = await assignMilestones(ctx, input)
  return { to: `/roadmaps/${input.roadmapId}`, notice: made === 0 ? 'all-held' : 'assigned' }
})
