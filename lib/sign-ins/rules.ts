export const signInDays = 30

/** How exact `lastSeenAt` is: not every request writes. */
export const seenMinutes = 10

/**
 * Failed tries within `minutes` before one has to wait: for an account from one network address, for an account from
 * anywhere, and for a network address. A stranger who guesses from one address locks out only that address, and fifty
 * is well under the hundred that an account may take (NIST SP 800-63B-4, 3.2.2).
 */
export const MAX_FAILURES = { account: 10, accountAnywhere: 50, address: 50, minutes: 15 }

/**
 * An IPv4 address counts by itself, an IPv6 address by its first 64 bits, which belong to one household or machine (RFC
 * 6177).
 */
export function networkFrom(address: string): string {
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
