'use server'
import { formAction } from '#app/_server/form-action.ts'
import { configuration } from '#lib/core/configuration.ts'
import type { Ctx } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { createInvitesInput, takeBackInput } from '#lib/invites/input.ts'
import { inviteEnd } from '#lib/invites/rules.ts'
import { createInvites, takeInviteBack } from '#lib/invites/writes.ts'
import { changeCadenceInput, endMentorshipInput, pairInput } from '#lib/mentorships/input.ts'
import { changeCadence, endMentorship, pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { changeTeamInput, endRoleInput, leaveInput, roleInput } from '#lib/teams/input.ts'
import { addMember, endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { changeTeam } from '#lib/teams/writes.ts'

export const invite = formAction(createInvitesInput, async (ctx, input) => ({
  shown: (await createInvites(ctx, input)).map((answer) =>
    'problem' in answer
      ? { label: readableAddress(answer.address), problem: answer.problem }
      : {
          label: `For ${readableAddress(answer.address)}, as a ${input.role}, until ${lastDay(ctx)}`,
          link: `${configuration().origin}/invite/${answer.token}`,
        },
  ),
}))

function lastDay(ctx: Ctx): string {
  const [today, last] = [ctx.now, inviteEnd(ctx.now)].map((moment) => dayIn(moment, ctx.timeZone))
  return plainDay(last ?? '', today ?? '')
}

export const takeBack = formAction(takeBackInput, async (ctx, input) => {
  const teamId = await takeInviteBack(ctx, input)
  return { to: teamId ? `/teams/${teamId}/people` : '/admin/people', notice: 'invite-taken-back' }
})

export const giveRole = formAction(roleInput, async (ctx, input) => {
  await addMember(ctx, input)
  return { to: `/teams/${input.teamId}/people/${input.personId}`, notice: 'role-given' }
})

export const takeRole = formAction(endRoleInput, async (ctx, input) => {
  await endRole(ctx, input)
  // Someone who ends their own last role can't open the team's pages any more.
  const isOwn = input.personId === ctx.viewer.id && !ctx.viewer.isAdmin
  return { to: isOwn ? '/teams' : `/teams/${input.teamId}/people`, notice: 'role-ended' }
})

export const leave = formAction(leaveInput, async (ctx, input) => {
  await leaveTeam(ctx, input)
  if (input.personId === ctx.viewer.id) return { to: '/teams', notice: 'left-team' }
  return { to: `/teams/${input.teamId}/people`, notice: 'removed-from-team' }
})

export const pair = formAction(pairInput, async (ctx, input) => {
  await pairMentorAndJunior(ctx, input)
  return { to: `/teams/${input.teamId}/people#pairs`, notice: 'paired' }
})

export const saveCadence = formAction(changeCadenceInput, async (ctx, input) => ({
  to: `/teams/${await changeCadence(ctx, input)}/people#pairs`,
  notice: 'saved',
}))

export const endPair = formAction(endMentorshipInput, async (ctx, input) => ({
  to: `/teams/${await endMentorship(ctx, input)}/people#pairs`,
  notice: 'pair-ended',
}))

export const saveTeam = formAction(changeTeamInput, async (ctx, input) => {
  await changeTeam(ctx, input)
  return { to: `/teams/${input.teamId}/people`, notice: 'saved' }
})
