'use server'
import { signInAs } from '#app/_server/auth.ts'
import { formAction, visitorAction } from '#app/_server/form-action.ts'
import { acceptInvite, joinByInvite } from '#lib/invites/accepting/writes.ts'
import { acceptInviteInput, joinInput } from '#lib/invites/input.ts'

export const accept = visitorAction(acceptInviteInput, async (ctx, input) => {
  await signInAs(ctx, await acceptInvite(ctx, input))
  return { to: '/', notice: 'joined' }
})

export const join = formAction(joinInput, async (ctx, input) => {
  await joinByInvite(ctx, input)
  return { to: '/', notice: 'invite-accepted' }
})
