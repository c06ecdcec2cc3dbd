'use server'
import { formAction } from '#app/_server/form-action.ts'
import { editHabitEntryInput } from '#lib/goals/input.ts'
import { editHabitEntry } from '#lib/goals/practice/editing/writes.ts'

export const mend = formAction(editHabitEntryInput, async (ctx, { goalId, ...input }) => {
  await editHabitEntry(ctx, input)
  return { to: `/goals/${goalId}#entries`, notice: 'saved' }
})
