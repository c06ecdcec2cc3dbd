import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

let lastMoment = ''
let made = 0

/**
 * A UUIDv7. Ids from one process sort in the order they were created: the 12 bits after the milliseconds are a counter
 * (RFC 9562, section 6.2, method 1), followed by 62 random bits.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const moment = id.slice(0, 13)
  made = moment === lastMoment ? Math.min(made + 1, 0xfff) : 0
  lastMoment = moment
  return `${moment}-7${made.toString(16).padStart(3, '0')}${id.slice(18)}`
}

/** A secret for a one-time link: 32 random bytes, base64url. Only its `hashToken()` is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** For AES-GCM, which needs another one each time: 12 random bytes. */
export const newNonce = () => randomBytes(12)

/** SHA-256 in hex. Tokens are random, so they don't need a slow hash (OWASP Forgot Password Cheat Sheet). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The same id for the same two texts: for one of several records that one form creates. */
export function derivedId(id: string, text: string): string {
  const hash = createHash('sha256').update(`${id} ${text}`).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
