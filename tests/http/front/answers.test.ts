import { expect, test } from 'vitest'
import { frontUnderTest } from './front-under-test.ts'

const front = frontUnderTest()
const { ask, post } = front

const someAction = '40'.repeat(21)

test('passes a page on', async () => {
  const answer = await ask('/')
  expect(answer).toMatchObject({ status: 200, body: '<h1>Home</h1>' })
})

test.each([
  ['/', {}],
  ['/gone', {}],
  ['/fails', {}],
  ['/throws', {}],
  ['/nowhere', {}],
  ['/%', {}],
  ['/', { method: 'PUT' }],
  ['/form', { method: 'POST', body: 'x' }],
  ['/', { headers: { Host: 'other.test' } }],
  ['/up', { headers: { Accept: 'application/json' } }],
])('sets every header on the answer to %s %j', async (url, sent) => {
  const { headers } = await ask(url, sent)
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/)
  for (const part of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(part)
  }
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  })
})

test('makes a nonce for each answer, and tells Next the same', async () => {
  const first = await ask('/')
  expect(front.seen?.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
  const second = await ask('/')
  expect(second.headers['content-security-policy']).not.toBe(first.headers['content-security-policy'])
})

test('lets files of the build be kept', async () => {
  const { headers } = await ask('/_next/static/a.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const unchanged = await ask('/_next/static/a.js', { headers: { 'If-None-Match': 'W/"1"' } })
  expect(unchanged.status).toBe(304)
  expect(unchanged.headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test.each([
  ['/gone', 404, /^<h1>Problem 404 [0-9a-f]{10}<\/h1>$/],
  ['/nowhere', 404, /^<h1>Problem 404 [0-9a-f]{10}<\/h1>$/],
  ['/problem', 404, /^<h1>Problem 404 [0-9a-f]{10}<\/h1>$/],
  ['/a//b', 404, /^<h1>Problem 404 [0-9a-f]{10}<\/h1>$/],
  ['/fails', 500, /^<h1>Problem 500 [0-9a-f]{10}<\/h1>$/],
  ['/throws', 500, /^<h1>Problem 500 [0-9a-f]{10}<\/h1>$/],
  ['/busy', 503, /^<h1>Problem 503 [0-9a-f]{10}<\/h1>$/],
  ['/%', 400, /^<h1>Problem 400 /],
])('answers %s with a whole page of status %i', async (url, status, page) => {
  const answer = await ask(url)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatch(page)
  expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)))
  expect(answer.headers.etag).toBeUndefined()
  expect((await ask(url, { method: 'HEAD' })).status).toBe(status)
})

test('shows and logs the same reference, and the details in the log alone', async () => {
  const { body } = await ask('/fails')
  const reference = /[0-9a-f]{10}/.exec(body)?.[0]
  const line = JSON.parse(front.logged.find((entry) => entry.includes('"status":500')) ?? '{}')
  expect(line).toMatchObject({ reference, path: '/fails', err: { message: 'details' } })
  expect(body).not.toContain('details')
})

test('answers a form whose action fails with a whole page', async () => {
  const answer = await post('/form', 'fail')
  expect(answer.status).toBe(500)
  expect(answer.body).toMatch(/^<h1>Problem 500 /)
})

test('answers a form that cannot be read with a 400, to Next’s own client too', async () => {
  expect((await post('/form', 'garbage')).body).toMatch(/^<h1>Problem 400 /)
  expect((await post('/form', 'garbage', { 'Next-Action': someAction })).status).toBe(400)
})

test('leaves the answers to Next’s own client, and to programs, as they are', async () => {
  expect((await ask('/fails', { headers: { RSC: '1' } })).body).toContain('__next_error__')
  expect((await post('/form', 'fail', { 'Next-Action': someAction })).body).toBe('Internal Server Error')
  expect(await ask('/up')).toMatchObject({ status: 503, body: 'The database is read-only.' })
  expect((await ask('/%', { headers: { Accept: 'application/json' } })).body).toBe('This couldn’t be read.\n')
})

test('keeps queries, cookies and tokens out of the log', async () => {
  await ask('/invite/0123456789?x=secret', { headers: { Cookie: 'a=secret' } })
  await ask('/reset/0123456789')
  expect(front.logged.join('')).not.toMatch(/0123456789|secret/)
  expect(front.logged.join('')).toContain('/invite/[token]')
})

test('a problem’s page that breaks off while it is rendered leaves nobody waiting', async () => {
  const answer = await ask('/gone', { headers: { Cookie: 'problem=breaks-off' } })
  expect(answer.status).toBe(404)
  expect(answer.body).toBe('There’s nothing at this address.\n')
})

test('an answer that breaks off is not taken for a whole one', async () => {
  await expect(ask('/breaks-off')).rejects.toThrow('aborted')
})
