'use server'
import { formAction } from '#app/_server/form-action.ts'
import { endSignInInput, noInput, resetsSeenInput } from '#lib/people/input.ts'
import { endOtherSignIns, endOwnSignIn } from '#lib/sign-ins/own/writes.ts'
import { markResetsSeen } from '#lib/sign-ins/resets/writes.ts'

const here = '/settings/sign-ins'

export const end = formAction(endSignInInput, async (ctx, input) => {
  await endOwnSignIn(ctx, input)
  return { to: here, notice: 'sign-in-ended' }
})

export const endOthers = formAction(noInput, async (ctx) => {
  await endOtherSignIns(ctx)
  return { to: here, notice: 'sign-ins-ended' }
})

export const seeResets = formAction(resetsSeenInput, async (ctx, input) => {
  await markResetsSeen(ctx, input)
  return { to: here, notice: 'saved' }
})
