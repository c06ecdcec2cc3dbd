import { once } from 'node:events'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { bodyLimit } from '#server/checks.ts'
import { frontUnderTest, origin } from './front-under-test.ts'

const front = frontUnderTest()
const { ask, post } = front

test('refuses a form from elsewhere without letting Next see it', async () => {
  for (const headers of [{}, { Origin: 'null' }, { Origin: 'http://evil.test' }] as Record<
    string,
    string
  >[]) {
    const answer = await ask('/form', { method: 'POST', headers, body: 'x' })
    expect(answer.status).toBe(403)
    expect(answer.body).toMatch(/^<h1>Problem 403 /)
  }
  expect(front.seen).toBeUndefined()
})

test('says which methods there are', async () => {
  const answer = await ask('/', { method: 'DELETE', headers: { Origin: origin } })
  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toBe('GET, HEAD, POST')
})

test('takes a body up to the limit whole, and refuses a longer one by length and by count', async () => {
  const longest = 'x'.repeat(bodyLimit)
  expect((await post('/form', longest)).body).toBe(`<h1>${bodyLimit} received</h1>`)
  expect((await post('/form', [longest.slice(1), 'x'])).body).toBe(`<h1>${bodyLimit} received</h1>`)
  front.seen = undefined
  expect((await post('/form', [longest, 'x'])).status).toBe(413)
  const announced = await post('/form', `${longest}x`, { 'Content-Length': `${bodyLimit + 1}` })
  expect(announced.status).toBe(413)
  expect(announced.body).toMatch(/^<h1>Problem 413 /)
  expect(front.seen).toBeUndefined()
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
  expect(JSON.stringify(front.seen?.headers)).not.toMatch(/evil|1\.2\.3\.4|subrequest/)
  expect(front.seen?.headers).toMatchObject({
    'x-forwarded-host': 'cairn.test',
    'x-forwarded-proto': 'http',
    'x-cairn-address': '127.0.0.1',
    'x-cairn-address-asked': '/',
  })
})

test('knows the requests that Next sends to itself, whatever host they name', async () => {
  expect((await post('/asks-itself', 'x')).body).toBe('<h1>200 from itself</h1>')
  const asNext = (id: string) =>
    ask('/', { headers: { Host: `127.0.0.1:${front.port}`, 'X-Cairn-Request': id } })
  expect((await asNext(String(front.seen?.headers['x-cairn-request']))).status).toBe(307)
  expect((await asNext('0123456789')).status).toBe(307)
})

test('serves its own address in absolute form, as proxies send it', async () => {
  const answer = await ask(`${origin}/long?x=1`, { headers: { Host: 'whatever.test' } })
  expect([answer.status, answer.headers.location]).toEqual([404, undefined])
  expect(front.seen?.url).toBe('/long?x=1')
  expect((await ask(origin)).body).toBe('<h1>Home</h1>')
})

const tree = (value: unknown) => ({
  RSC: '1',
  'Next-Router-State-Tree': encodeURIComponent(JSON.stringify(value)),
})

test.each<Record<string, string>>([
  { RSC: '1', 'Next-Router-State-Tree': 'garbage' },
  { RSC: '1', 'Next-Router-State-Tree': '%' },
  { RSC: '1', 'Next-Router-State-Tree': '['.repeat(9000) },
  { 'Next-Action': 'garbage' },
  { 'Next-Action': '__proto__' },
  tree(null),
  tree([]),
  tree(['', []]),
  tree(['', { children: 'x' }]),
  tree([['a', 'b', 'd'], {}]),
  tree(['', {}, null, 'evil']),
  tree(['', { children: ['__PAGE__', {}, 1] }]),
])('answers %j with a 400, and Next never sees it', async (headers) => {
  const method = 'Next-Action' in headers ? 'POST' : 'GET'
  const answer = await ask('/', { method, headers: { Origin: origin, ...headers } })
  expect(answer.status).toBe(400)
  expect(front.seen).toBeUndefined()
  expect(front.logged.join('')).not.toMatch(/"level":(40|50|60)/)
})

test.each([
  tree(['', {}]),
  tree([
    '',
    { children: ['goals', { children: [['goalId', 'x', 'd', null], {}, null, 'refetch', 4] }] },
    null,
    null,
  ]),
  tree(['', { children: ['__PAGE__?{"q":"x"}', {}, ['/a', '?q'], null, 16, 'x'] }]),
])('lets %j through', async (headers) => {
  expect((await ask('/', { headers })).status).toBe(200)
})

test('gives the sign-in page the cookie that its form needs', async () => {
  const { headers } = await ask('/sign-in', { headers: { Cookie: 'a=b' } })
  const [cookie] = headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^cairn-0\.csrf=/)
  expect(front.seen?.headers.cookie).toBe(`a=b; ${cookie?.split(';')[0]}`)
  expect((await ask('/')).headers['set-cookie']).toBeUndefined()
})

test('survives a sender that breaks off', async () => {
  const socket = new Socket().connect(front.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST /form HTTP/1.1\r\nHost: cairn.test\r\nOrigin: ${origin}\r\nContent-Length: 100\r\n\r\nx`)
  socket.resume().end()
  await once(socket, 'close')
  expect((await ask('/')).status).toBe(200)
  expect(front.logged.join('')).not.toContain('the front failed')
})

test('opens no other protocol', async () => {
  const answer = await ask('/', { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } })
  expect(answer.status).toBe(200)
})
