import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

/** A new id: UUIDv7 (RFC 9562), so that ids sort by the time they were made. */
export function newId(): string {
  return randomUUIDv7()
}

/** A secret for a one-time link: 32 random bytes, base64url. Only `hashToken` of it is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token, hex. The tokens are random, so they need no slow hash (OWASP Forgot Password Cheat Sheet). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
