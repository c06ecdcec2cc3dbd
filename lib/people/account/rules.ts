import { readableAddress } from '#lib/core/email.ts'

/** An audit event about the viewer's account. `by` is null if it's the viewer, or if no account did it. */
export type AccountEvent = {
  event: string
  by: string | null
  isOwn: boolean
  team: string | null
  /** A role, for events about roles; the old and the new address, for those about addresses. */
  detail: string | null
}

export const accountEvents = [
  'cairn.set-up',
  'person.created',
  'person.profile-changed',
  'person.password-changed',
  'person.address-changed',
  'person.deactivated',
  'person.reactivated',
  'person.exported',
  'password-reset.made',
  'password-reset.used',
  'membership.started',
  'membership.ended',
  'admin.right-given',
  'admin.right-taken',
  'invite.accepted',
] as const

/** A sentence to the viewer. Says who did it only if an account did. */
export function accountSentence({ event, by, isOwn, team, detail }: AccountEvent): string {
  const who = isOwn ? 'You' : by
  const inTeam = team ? ` in ${team}` : ''
  switch (event) {
    case 'cairn.set-up':
      return 'You set up Cairn.'
    case 'person.created':
      return 'Your account was created.'
    case 'person.profile-changed':
      return 'You changed your name or time zone.'
    case 'person.password-changed':
      return 'You changed your password.'
    case 'person.address-changed': {
      const [before = '', after = ''] = (detail ?? '').split(' ').map(readableAddress)
      return `${who ?? 'Someone'} changed your e-mail address from ${before} to ${after}.`
    }
    case 'person.deactivated':
      return who ? `${who} deactivated your account.` : 'Your account was deactivated.'
    case 'person.reactivated':
      return who ? `${who} reactivated your account.` : 'Your account was reactivated.'
    case 'person.exported':
      return 'The person who runs this server exported everything you can read.'
    case 'password-reset.made':
      return `${who ?? 'The person who runs this server'} created a link to reset your password.`
    case 'password-reset.used':
      // Whoever had the link may have used it.
      return 'Your password was reset with a link.'
    case 'membership.started':
      return who && !isOwn ? `${who} made you a ${detail}${inTeam}.` : `You became a ${detail}${inTeam}.`
    case 'membership.ended':
      return who
        ? `${who} ended your role as a ${detail}${inTeam}.`
        : `Your role as a ${detail}${inTeam} ended.`
    case 'admin.right-given':
      return who ? `${who} made you an admin.` : 'You became an admin.'
    case 'admin.right-taken':
      return who ? `${who} removed you as an admin.` : 'You’re no longer an admin.'
    default:
      return `You accepted ${by === null ? 'an invitation' : `${by}’s invitation`} to ${team ? `join ${team}` : 'be an admin'}.`
  }
}
