import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

// The sign-in form works without JavaScript only if next-auth's cookie against forged requests is there before the page
// renders, and a page can't set cookies. So the front makes it, as next-auth itself does (core/lib/csrf-token.js):
// "token|sha256(token + secret)", the token being 32 random bytes in hex.

/** Addresses whose form posts to next-auth. */
export const formsOfNextAuth = new Set(['/sign-in', '/sign-out'])

/** A new value of the cookie. */
export function makeCsrfValue(secret: string): string {
  const token = randomBytes(32).toString('hex')
  return `${token}|${digest(token, secret)}`
}

/** Whether a value was made with this secret. A restored or renewed secret makes older ones worthless. */
export function csrfValueHolds(value: string, secret: string): boolean {
  const [token = '', hash = ''] = value.split('|')
  const expected = Buffer.from(digest(token, secret))
  const given = Buffer.from(hash)
  return token !== '' && given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * The cookie header of a request with the cookie in it, and the Set-Cookie that gives it to the browser.
 * Undefined when the request carries one that holds.
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
