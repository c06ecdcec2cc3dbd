'use server'
import { formAction } from '#app/_server/form-action.ts'
import { editEvidence } from '#lib/goals/evidence/editing/writes.ts'
import { editEvidenceInput } from '#lib/goals/input.ts'

export const mend = formAction(editEvidenceInput, async (ctx, { goalId, ...input }) => {
  await editEvidence(ctx, input)
  return { to: `/goals/${goalId}#evidence`, notice: 'saved' }
})
