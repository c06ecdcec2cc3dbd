import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takesGzip } from '#server/compression.ts'
import { frontUnderTest } from './front-under-test.ts'
import { longPage } from './stand-in.ts'

const front = frontUnderTest()

async function ask(path: string, accepted: string | undefined, method = 'GET') {
  const headers: Record<string, string> = { Host: 'cairn.test', Accept: 'text/html', Connection: 'close' }
  if (accepted) headers['Accept-Encoding'] = accepted
  const sent = request({ host: '127.0.0.1', port: front.port, path, method, headers })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { headers: answer.headers, body: await buffer(answer) }
}

test('a page goes out compressed to whom that is welcome, whole and with its true length', async () => {
  const { headers, body } = await ask('/long', 'gzip, deflate, br')
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(body.length) })
  expect(headers.vary).toContain('Accept-Encoding')
  expect(headers['content-security-policy']).toContain("object-src 'none'")
  expect(gunzipSync(body).toString()).toBe(longPage)
  expect(body.length).toBeLessThan(longPage.length / 10)
})

test.each([
  ['nobody who takes it', '/long', undefined, 'GET'],
  ['one who refuses it', '/long', 'gzip;q=0, *', 'GET'],
  ['one who asks for the headers alone', '/long', 'gzip', 'HEAD'],
  ['a text of a few bytes', '/', 'gzip', 'GET'],
  ['a picture', '/picture', 'gzip', 'GET'],
  ['an error’s page', '/gone', 'gzip', 'GET'],
])('goes out as it is: %s', async (_why, path, accepted, method) => {
  const { headers, body } = await ask(path, accepted, method)
  expect(headers['content-encoding']).toBeUndefined()
  if (path === '/long') expect(body.toString()).toBe(method === 'HEAD' ? '' : longPage)
  if (path === '/') expect(body.toString()).toBe('<h1>Home</h1>')
  if (path === '/picture') expect(body.length).toBe(5000)
  if (path === '/gone') expect(body.toString()).toMatch(/^<h1>Problem 404 /)
})

test.each([
  ['gzip', true],
  ['GZIP', true],
  ['br, gzip;q=0.5', true],
  ['*', true],
  ['', false],
  ['identity', false],
  ['gzip;q=0', false],
  ['gzip ; q=0.000', false],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['xgzip', false],
  ['gzip;q=nonsense', false],
])('Accept-Encoding %j takes gzip: %s', (header, expected) => {
  expect(takesGzip(header)).toBe(expected)
})
