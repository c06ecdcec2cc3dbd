'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenAction } from '#lib/actions/widen-writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'

/** Lets more people read an own action. */
export const widen = formAction(widenActionInput, async (ctx, input) => {
  const { id } = await widenAction(ctx, input)
  return { to: `/actions/${id}`, notice: 'action-widened' }
})
