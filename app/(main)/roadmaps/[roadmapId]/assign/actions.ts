'use server'

import { formAction } from '#app/_server/form-action.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'

export const assign = formAction(assignInput, async (ctx, input) => {
  const { id, made } = await assignMilestones(ctx, input)
  const to = `/roadmaps/${input.roadmapId}`
  return made === 0 ? { to, notice: 'all-held' } : { to, notice: 'assigned', place: `assigned-${id}` }
})
