'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { deactivatePerson, reactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import { configuration } from '#lib/core/configuration.ts'
import { createAdminInviteInput } from '#lib/invites/input.ts'
import { createAdminInvite } from '#lib/invites/writes.ts'
import { changeAddressFor } from '#lib/people/address/writes.ts'
import { adminRightInput, changeAddressInput, makeResetInput, personInput } from '#lib/people/input.ts'
import { createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { createTeamInput } from '#lib/teams/input.ts'
import { createTeam } from '#lib/teams/writes.ts'

export const makeTeam = formAction(createTeamInput, async (ctx, input) => ({
  to: `/teams/${await createTeam(ctx, input)}/people`,
  notice: 'team-made',
}))

export const setAdmin = formAction(adminRightInput, async (ctx, input) => {
  await setAdminRight(ctx, input)
  // Someone who gave up their own admin right can't open the person's page any more.
  if (!input.isAdmin && input.personId === ctx.viewer.id) return { to: '/', notice: 'saved' }
  return { to: `/admin/people/${input.personId}`, notice: 'saved' }
})

export const changeAddress = formAction(changeAddressInput, async (ctx, input) => {
  await changeAddressFor(ctx, input)
  return { to: `/admin/people/${input.personId}`, notice: 'address-changed-for' }
})

export const deactivate = formAction(personInput, async (ctx, input) => {
  await deactivatePerson(ctx, input)
  return { to: `/admin/people/${input.personId}`, notice: 'deactivated' }
})

export const reactivate = formAction(personInput, async (ctx, input) => {
  await reactivatePerson(ctx, input)
  return { to: `/admin/people/${input.personId}`, notice: 'reactivated' }
})

export const inviteAdmin = formAction(createAdminInviteInput, async (ctx, input) => ({
  shown: `${configuration().origin}/invite/${await createAdminInvite(ctx, input)}`,
}))

export const makeResetLink = formAction(makeResetInput, async (ctx, input) => ({
  shown: `${configuration().origin}/reset/${await createPasswordReset(ctx, input)}`,
}))

/** Of a person's page. */
export const sendPage = pageAction({ setAdmin, reactivate, changeAddress })
