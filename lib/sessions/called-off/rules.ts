/**
 * Whether the end of the mentorship cancelled the session: after it, no one changes a session any more. One that is still
 * planned comes from an end before sessions were cancelled with it.
 */
export function wasCalledOff(session: {
  state: 'planned' | 'held' | 'cancelled'
  updatedAt: Date
  endedAt: Date | null
}): boolean {
  const { state, updatedAt, endedAt } = session
  if (!endedAt || state === 'held') return false
  return state === 'planned' || updatedAt >= endedAt
}
