'use server'
import { signInAs } from '#app/_server/auth.ts'
import { visitorAction } from '#app/_server/form-action.ts'
import { setUpInput } from '#lib/people/input.ts'
import { setUp } from '#lib/people/setup/writes.ts'

export const setUpCairn = visitorAction(setUpInput, async (ctx, input) => {
  await signInAs(ctx, await setUp(ctx, input))
  return { to: '/admin', notice: 'set-up' }
})
