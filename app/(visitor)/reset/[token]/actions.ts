'use server'
import { visitorAction } from '#app/_server/form-action.ts'
import { resetPasswordInput } from '#lib/people/input.ts'
import { resetPassword } from '#lib/sign-ins/resets/writes.ts'

export const setNewPassword = visitorAction(resetPasswordInput, async (ctx, input) => {
  await resetPassword(ctx, input)
  return { to: `/reset/${input.token}`, notice: 'password-reset' }
})
