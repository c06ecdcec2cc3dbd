/** How long an invite is open. */
export const inviteDays = 7

export const inviteEnd = (madeAt: Date) => new Date(madeAt.getTime() + inviteDays * 86_400_000)

export type InviteState = 'open' | 'accepted' | 'taken-back' | 'expired'

type Invite = { acceptedAt: Date | null; takenBackAt: Date | null; expiresAt: Date }

export function inviteState(invite: Invite, now: Date): InviteState {
  if (invite.acceptedAt) return 'accepted'
  if (invite.takenBackAt) return 'taken-back'
  return invite.expiresAt <= now ? 'expired' : 'open'
}
