import { describe, expect, test } from 'vitest'
import { examine } from '#server/checks.ts'

const origin = 'https://cairn.example.org'
const ask = (method: string, url: string, headers: Record<string, string> = { host: 'cairn.example.org' }) =>
  examine({ method, url, headers, httpVersion: '1.1' }, { origin, isOriginSet: true })

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

describe('while no one has said what the address is', () => {
  const guess = { origin: 'http://localhost:3000', isOriginSet: false }
  const at = (host: string, url = '/goals?x=1', more: Record<string, string> = {}, httpVersion = '1.1') =>
    examine({ method: 'GET', url, headers: { host, ...more }, httpVersion }, guess)
  const toLocalhost = { kind: 'redirect', location: 'http://localhost:3000/goals?x=1' }
  const refused = { kind: 'refuse', status: 421 }

  test.each(['127.0.0.1:3000', '127.8.8.8:3000', '[::1]:3000', 'LOCALHOST:3000'])(
    'a browser on this machine is sent on from %s, or served',
    (host) => {
      expect([toLocalhost, { kind: 'pass', path: '/goals' }]).toContainEqual(at(host))
    },
  )

  test.each([
    'server:8080',
    'cairn.example.org',
    'localhost:8080',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:80',
    '192.168.1.7:3000',
    '127.0.0.1.evil.example:3000',
    'evil.example',
    '',
    'a b',
    '[::1',
  ])('no one is sent on from %j', (host) => {
    expect(at(host)).toEqual(refused)
  })

  test('a proxy that calls this machine by its own name isn’t taken for a browser', () => {
    expect(at('127.0.0.1:3000', '/goals', {}, '1.0')).toEqual(refused)
    for (const header of ['x-forwarded-for', 'forwarded', 'via'])
      expect(at('127.0.0.1:3000', '/goals', { [header]: '' })).toEqual(refused)
  })

  test('the files that the page needs, and health, are served under any name', () => {
    for (const path of ['/up', '/_next/static/chunks/a.css', '/icon.svg'])
      expect(at('server:8080', path)).toEqual({ kind: 'pass', path })
    expect(at('server:8080', '/_next/data/a.json')).toEqual(refused)
    expect(at('server:8080', '/favicon.ico')).toEqual(refused)
  })
})

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
