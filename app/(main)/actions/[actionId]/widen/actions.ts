'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { widenAction } from '#lib/sessions/action-items/widening/writes.ts'

export const widen = formAction(widenActionInput, async (ctx, input) => {
  const { id } = await widenAction(ctx, input)
  return { to: `/actions/${id}`, notice: 'action-widened' }
})
