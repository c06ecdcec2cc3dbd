import { latestMade } from '#lib/core/validity.ts'

/** In minutes. */
export const resetMinutes = 60

/** It may be used or ended all the same. One from a clock that was wrong isn't valid for longer than others. */
export function isResetValid(expiresAt: Date, now: Date): boolean {
  const latestEnd = latestMade(now).getTime() + resetMinutes * 60_000
  return expiresAt > now && expiresAt.getTime() <= latestEnd
}

export type ResetState = 'open' | 'used' | 'ended' | 'expired'

/** `ended` before it expired: by another link, a new password, a deactivation, or its maker's loss of the right. */
export function resetState(
  link: { usedAt: Date | null; endedAt: Date | null; expiresAt: Date },
  now: Date,
): ResetState {
  if (link.usedAt) return 'used'
  if (link.endedAt) return 'ended'
  return isResetValid(link.expiresAt, now) ? 'open' : 'expired'
}
