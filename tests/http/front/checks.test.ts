import { expect, test } from 'vitest'
import { examine } from '#server/checks.ts'

const origin = 'https://cairn.example.org'
const ask = (method: string, url: string, headers: Record<string, string> = { host: 'cairn.example.org' }) =>
  examine({ method, url, headers }, origin)

test.each(['/', '/goals/1?x=%E2%82%AC', '/a%20b', '/%C3%A4'])('reads %s', (url) => {
  expect(ask('GET', url)).toEqual({ kind: 'pass', path: url.split('?')[0] })
  expect(ask('HEAD', url).kind).toBe('pass')
})

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'CONNECT', 'PROPFIND', ''])(
  'refuses %s',
  (method) => {
    expect(ask(method, '/', { host: 'cairn.example.org', origin })).toEqual({ kind: 'refuse', status: 405 })
  },
)

test.each([
  '/%E0%A4%A',
  '/%',
  '/a%00b',
  '/%0d%0aset-cookie:x',
  '*',
  '',
  'example.org',
  'ftp://x/',
  'http://',
])('cannot read the address %j', (url) => {
  expect(ask('GET', url)).toEqual({ kind: 'refuse', status: 400 })
})

test.each(['//evil.example', '/a//b', '/\\evil.example'])('has nothing at %s', (url) => {
  expect(ask('GET', url)).toEqual({ kind: 'refuse', status: 404 })
})

test.each(['evil.example', 'cairn.example.org:81', '', 'a b', '[::1'])(
  'sends a reader on from the host %j',
  (host) => {
    expect(ask('GET', '/goals?x=1', { host })).toEqual({
      kind: 'redirect',
      location: 'https://cairn.example.org/goals?x=1',
    })
  },
)

test('takes the host in whatever case, and that of an absolute address before the header', () => {
  expect(ask('GET', '/', { host: 'CAIRN.example.org' }).kind).toBe('pass')
  expect(ask('GET', 'https://cairn.example.org/goals', { host: 'x' })).toEqual({
    kind: 'pass',
    path: '/goals',
  })
  expect(ask('GET', 'http://evil.example/goals').kind).toBe('redirect')
})

test('answers health checks under any name', () => {
  expect(ask('GET', '/up', { host: '10.0.0.7:3000' })).toEqual({ kind: 'pass', path: '/up' })
})

test('takes a form from our own origin alone', () => {
  const from = (headers: Record<string, string>) => ask('POST', '/goals', { host: 'x', ...headers })
  expect(from({ origin })).toEqual({ kind: 'pass', path: '/goals' })
  for (const other of [
    'null',
    'https://evil.example',
    'http://cairn.example.org',
    `${origin}:444`,
    `${origin}, ${origin}`,
    '',
  ]) {
    expect(from({ origin: other })).toEqual({ kind: 'refuse', status: 403 })
  }
  expect(from({})).toEqual({ kind: 'refuse', status: 403 })
  expect(from({ referer: `${origin}/goals` })).toEqual({ kind: 'refuse', status: 403 })
})

test('leads who asks for the icon by its old name to the icon', () => {
  expect(ask('GET', '/favicon.ico')).toEqual({
    kind: 'redirect',
    location: 'https://cairn.example.org/icon.svg',
  })
})
