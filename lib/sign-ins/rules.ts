/** A sign-in ends by itself after this many days. */
export const signInDays = 30

/**
 * With this many failed tries within a quarter of an hour one has to wait: of an account from one address, of an account
 * from anywhere, of an address. So a stranger who guesses keeps nobody but themself out; and fifty are well under the
 * hundred that an account may take (NIST SP 800-63B-4, 3.2.2).
 */
export const mostFailures = { account: 10, accountAnywhere: 50, address: 50, minutes: 15 }

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

/**
 * The network that an address counts as: an IPv4 address itself, of an IPv6 one the first 64 bits, which one household or
 * machine has to itself (RFC 6177).
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const [, v4] = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain) ?? []
  if (v4) return v4
  if (!/^[0-9a-f:]+$/.test(plain) || !plain.includes(':')) return plain
  const [before = '', after] = plain.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const left = groups(before)
  const right = groups(after ?? '')
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const all = [...left, ...Array<string>(missing).fill('0'), ...right]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
