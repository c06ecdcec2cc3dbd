/** A sign-in ends by itself after this many days. */
export const signInDays = 30

/** With this many failed tries within a quarter of an hour, an account or an address has to wait. */
export const mostFailures = { account: 10, address: 50, minutes: 15 }

/** A one-time link for a forgotten password holds for this many minutes. */
export const resetMinutes = 60

/**
 * Whether somebody may make the link that opens a person's account: an admin always; a lead of the person's teams where
 * the account opens nothing beyond the teams that they lead. `teamIds` are all teams that the person ever belonged to.
 */
export function mayMakeReset(
  by: { isAdmin: boolean },
  person: { isAdmin: boolean; teamIds: readonly string[] },
  teamIdsLed: readonly string[],
): boolean {
  if (by.isAdmin) return true
  const isWithin = person.teamIds.length > 0 && person.teamIds.every((id) => teamIdsLed.includes(id))
  return isWithin && !person.isAdmin
}
