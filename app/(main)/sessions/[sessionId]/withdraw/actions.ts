'use server'
import { formAction } from '#app/_server/form-action.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { withdrawSessionInput } from '#lib/sessions/input.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'

export const withdraw = formAction(withdrawSessionInput, async (ctx, input) => {
  const { id } = await withdrawText(ctx, input, sessionToWithdraw)
  return { to: `/sessions/${id}`, notice: 'session-withdrawn' }
})

export const putBack = formAction(withdrawSessionInput, async (ctx, input) => {
  const { id } = await putBackText(ctx, input, sessionToWithdraw)
  return { to: `/sessions/${id}`, notice: 'session-put-back' }
})
