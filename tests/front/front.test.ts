import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFront } from '#bin/serve/front.ts'
import { standIn } from './stand-in.ts'

let port: number
let origin: string
let server: ReturnType<typeof createFront>
let logged: string[] = []
let seen: IncomingMessage | undefined

beforeAll(async () => {
  const configuration = {
    port: 0,
    host: '127.0.0.1',
    origin: 'http://cairn.test',
    data: '',
    secret: 'a secret that is long enough to be one',
    cookiePrefix: 'cairn-0.',
    secureCookies: false,
    demo: false,
  }
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(line) })
  const handle = standIn((request) => {
    seen = request
  })
  server = createFront({ configuration, handle, log, dev: false })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = address && typeof address === 'object' ? address.port : 0
  origin = configuration.origin
})
afterAll(() => server.close())
beforeEach(() => {
  logged = []
  seen = undefined
})

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string | string[]
}

async function ask(url: string, { method = 'GET', headers = {}, body = [] }: Sent = {}) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path: url,
    method,
    headers: { Host: 'cairn.test', Accept: 'text/html', Connection: 'close', ...headers },
  })
  for (const chunk of [body].flat()) sent.write(chunk)
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const read = await text(answer)
  return { status: answer.statusCode, headers: answer.headers, body: read }
}

const post = (url: string, body: string | string[], headers: Record<string, string> = {}) =>
  ask(url, { method: 'POST', headers: { Origin: origin, ...headers }, body })

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
  expect(seen?.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
  const second = await ask('/')
  expect(second.headers['content-security-policy']).not.toBe(first.headers['content-security-policy'])
})

test('lets files of the build be kept', async () => {
  const { headers } = await ask('/_next/static/a.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test.each([
  ['/gone', 404, '<h1>Nothing here</h1>'],
  ['/nowhere', 404, '<h1>Nothing here</h1>'],
  ['/problem', 404, '<h1>Nothing here</h1>'],
  ['/a//b', 404, '<h1>Nothing here</h1>'],
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
  const line = JSON.parse(logged.find((entry) => entry.includes('"status":500')) ?? '{}')
  expect(line).toMatchObject({ reference, path: '/fails', err: { message: 'details' } })
  expect(body).not.toContain('details')
})

test('answers a form whose action fails with a whole page', async () => {
  const answer = await post('/form', 'fail')
  expect(answer.status).toBe(500)
  expect(answer.body).toMatch(/^<h1>Problem 500 /)
})

test('leaves the answers to Next’s own client, and to programs, as they are', async () => {
  expect((await ask('/fails', { headers: { RSC: '1' } })).body).toContain('__next_error__')
  expect((await post('/form', 'fail', { 'Next-Action': 'x' })).body).toBe('Internal Server Error')
  expect(await ask('/up')).toMatchObject({ status: 503, body: 'The database is read-only.' })
  expect((await ask('/%', { headers: { Accept: 'application/json' } })).body).toBe(
    'This address could not be read.\n',
  )
})

test('refuses a form from elsewhere without letting Next see it', async () => {
  for (const headers of [{}, { Origin: 'null' }, { Origin: 'http://evil.test' }] as Record<
    string,
    string
  >[]) {
    const answer = await ask('/form', { method: 'POST', headers, body: 'x' })
    expect(answer.status).toBe(403)
    expect(answer.body).toMatch(/^<h1>Problem 403 /)
  }
  expect(seen).toBeUndefined()
})

test('says which methods there are', async () => {
  const answer = await ask('/', { method: 'DELETE', headers: { Origin: origin } })
  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toBe('GET, HEAD, POST')
})

test('takes a body up to the limit whole, and refuses a longer one by length and by count', async () => {
  const longest = 'x'.repeat(1_000_000)
  expect((await post('/form', longest)).body).toBe('<h1>1000000 received</h1>')
  expect((await post('/form', [longest.slice(1), 'x'])).body).toBe('<h1>1000000 received</h1>')
  seen = undefined
  expect((await post('/form', [longest, 'x'])).status).toBe(413)
  const announced = await post('/form', `${longest}x`, { 'Content-Length': '1000001' })
  expect(announced.status).toBe(413)
  expect(announced.body).toMatch(/^<h1>Problem 413 /)
  expect(seen).toBeUndefined()
})

test('sends readers to the one origin', async () => {
  const answer = await ask('/goals?x=1', { headers: { Host: 'other.test' } })
  expect(answer.status).toBe(307)
  expect(answer.headers.location).toBe('http://cairn.test/goals?x=1')
})

test('drops what only a proxy or Next itself may say', async () => {
  await ask('/', {
    headers: {
      'X-Forwarded-Host': 'evil.test',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-For': '1.2.3.4',
      Forwarded: 'for=1.2.3.4',
      'X-Nonce': 'evil',
      'Content-Security-Policy': "script-src 'nonce-evil'",
      'X-Middleware-Subrequest': 'middleware',
      'X-Cairn-Problem': '500 evil',
      'X-Cairn-Address': '1.2.3.4',
      'X-Cairn-Request': 'evil',
    },
  })
  expect(JSON.stringify(seen?.headers)).not.toMatch(/evil|1\.2\.3\.4|subrequest/)
  expect(seen?.headers).toMatchObject({
    'x-forwarded-host': 'cairn.test',
    'x-forwarded-proto': 'http',
    'x-cairn-address': '127.0.0.1',
    'x-cairn-address-asked': '/',
  })
})

test('gives the sign-in page the cookie that its form needs', async () => {
  const { headers } = await ask('/sign-in', { headers: { Cookie: 'a=b' } })
  const [cookie] = headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^cairn-0\.csrf=/)
  expect(seen?.headers.cookie).toBe(`a=b; ${cookie?.split(';')[0]}`)
  expect((await ask('/')).headers['set-cookie']).toBeUndefined()
})

test('keeps queries, cookies and tokens out of the log', async () => {
  await ask('/invite/0123456789?x=secret', { headers: { Cookie: 'a=secret' } })
  await ask('/reset/0123456789')
  expect(logged.join('')).not.toMatch(/0123456789|secret/)
  expect(logged.join('')).toContain('/invite/[token]')
})

test('survives a sender that breaks off', async () => {
  const socket = new Socket().connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST /form HTTP/1.1\r\nHost: cairn.test\r\nOrigin: ${origin}\r\nContent-Length: 100\r\n\r\nx`)
  socket.resume().end()
  await once(socket, 'close')
  expect((await ask('/')).status).toBe(200)
  expect(logged.join('')).not.toContain('the front failed')
})

test('opens no other protocol', async () => {
  const answer = await ask('/', { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } })
  expect(answer.status).toBe(200)
})
