import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { csrfValueHolds, ensureCsrfCookie, makeCsrfValue } from '#server/csrf-cookie.ts'

const secret = 'a secret that is long enough to be one'
const options = { name: 'cairn-3000.csrf', secret, secure: false }

test('makes values as next-auth makes them', () => {
  const [token = '', hash] = makeCsrfValue(secret).split('|')
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect(hash).toBe(createHash('sha256').update(`${token}${secret}`).digest('hex'))
})

test('knows its own values from others', () => {
  expect(csrfValueHolds(makeCsrfValue(secret), secret)).toBe(true)
  expect(csrfValueHolds(makeCsrfValue('another secret'), secret)).toBe(false)
  for (const value of ['', '|', 'a|b', `|${createHash('sha256').update(secret).digest('hex')}`]) {
    expect(csrfValueHolds(value, secret)).toBe(false)
  }
})

test('gives a browser without the cookie one, on the request too', () => {
  const made = ensureCsrfCookie('theme=dark', options)
  expect(made?.setCookie).toMatch(
    /^cairn-3000\.csrf=[0-9a-f]{64}%7C[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  expect(made?.cookieHeader).toBe(`theme=dark; ${made?.setCookie.split(';')[0]}`)
  expect(ensureCsrfCookie(undefined, { ...options, secure: true })?.setCookie).toMatch(/; Secure$/)
})

test('leaves one that holds, and replaces one that does not', () => {
  const kept = ensureCsrfCookie(undefined, options)?.cookieHeader
  expect(ensureCsrfCookie(`a=b; ${kept}`, options)).toBeUndefined()
  for (const wrong of ['x', '%E0%A4%A', makeCsrfValue('another secret')]) {
    const made = ensureCsrfCookie(`${options.name}=${wrong}; a=b`, options)
    expect(made?.cookieHeader).toBe(`a=b; ${made?.setCookie.split(';')[0]}`)
  }
})
