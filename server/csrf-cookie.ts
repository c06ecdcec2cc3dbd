import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Configuration } from '#lib/core/configuration.ts'

// Without JavaScript, the sign-in form needs next-auth's CSRF cookie before the page renders, and a page can't set
// cookies. So the front creates it in next-auth's format (its core/lib/csrf-token.js): "token|sha256(token + secret)",
// where the token is 32 random bytes in hex.

/** Pages whose form posts to next-auth. */
export const formsOfNextAuth = new Set(['/sign-in', '/sign-out'])

export function makeCsrfValue(secret: string): string {
  const token = randomBytes(32).toString('hex')
  return `${token}|${digest(token, secret)}`
}

/** Whether a decoded value was created with this secret. */
export function csrfValueHolds(value: string, secret: string): boolean {
  const [token = '', hash = ''] = value.split('|')
  const expected = Buffer.from(digest(token, secret))
  const given = Buffer.from(hash)
  return token !== '' && given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * Returns the Cookie header with a new cookie in it, and the Set-Cookie for the browser. Undefined if the request has a
 * valid one.
 */
export function ensureCsrfCookie(
  cookieHeader: string | undefined,
  options: { name: string; secret: string; secure: boolean },
): { cookieHeader: string; setCookie: string } | undefined {
  const others: string[] = []
  for (const pair of cookieHeader?.split(/; */) ?? []) {
    const [name, ...rest] = pair.split('=')
    if (name !== options.name) {
      if (pair) others.push(pair)
    } else if (csrfValueHolds(decoded(rest.join('=')), options.secret)) {
      return undefined
    }
  }
  const cookie = `${options.name}=${encodeURIComponent(makeCsrfValue(options.secret))}`
  return {
    cookieHeader: [...others, cookie].join('; '),
    setCookie: `${cookie}; Path=/; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`,
  }
}

/** Adds the cookie to the request and to the answer, unless the browser has a valid one. */
export function giveCsrfCookie(
  headers: IncomingHttpHeaders,
  setCookies: string[],
  { cookiePrefix, secret, secureCookies }: Configuration,
): void {
  const made = ensureCsrfCookie(headers.cookie, {
    name: `${cookiePrefix}csrf`,
    secret,
    secure: secureCookies,
  })
  if (!made) return
  headers.cookie = made.cookieHeader
  setCookies.push(made.setCookie)
}

function digest(token: string, secret: string): string {
  return createHash('sha256').update(`${token}${secret}`).digest('hex')
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
