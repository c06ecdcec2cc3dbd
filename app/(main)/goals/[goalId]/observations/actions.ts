'use server'
import { formAction } from '#app/_server/form-action.ts'
import { editObservationInput } from '#lib/goals/input.ts'
import { editObservation } from '#lib/goals/practice/editing/writes.ts'

export const mend = formAction(editObservationInput, async (ctx, { goalId, ...input }) => {
  await editObservation(ctx, input)
  return { to: `/goals/${goalId}#observations`, notice: 'saved' }
})
