'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { actionToWiden } from '#lib/sessions/widening/writes.ts'

export const widen = formAction(widenActionInput, async (ctx, input) => {
  await widenText(ctx, input, actionToWiden)
  return { to: `/actions/${input.actionId}`, notice: 'action-widened' }
})
