import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

let lastMoment = ''
let made = 0

/**
 * A new id: UUIDv7, in the order in which a process makes them, so that rows of one moment keep theirs too: the twelve
 * bits after the milliseconds count (RFC 9562, section 6.2, method 1), 62 random ones follow.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const moment = id.slice(0, 13)
  made = moment === lastMoment ? Math.min(made + 1, 0xfff) : 0
  lastMoment = moment
  return `${moment}-7${made.toString(16).padStart(3, '0')}${id.slice(18)}`
}

/** A secret for a one-time link: 32 random bytes, base64url. Only `hashToken` of it is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token, hex. The tokens are random, so they need no slow hash (OWASP Forgot Password Cheat Sheet). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
