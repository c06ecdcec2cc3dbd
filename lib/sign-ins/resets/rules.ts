/** In minutes. */
export const resetMinutes = 60

export type ResetState = 'open' | 'used' | 'ended' | 'expired'

/** `ended` before it expired: by another link, a new password, a deactivation, or its maker's loss of the right. */
export function resetState(
  link: { usedAt: Date | null; endedAt: Date | null; expiresAt: Date },
  now: Date,
): ResetState {
  if (link.usedAt) return 'used'
  if (link.endedAt) return 'ended'
  return link.expiresAt <= now ? 'expired' : 'open'
}
