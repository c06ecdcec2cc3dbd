import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#bin/demo/cast.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

// The proxy in front ends HTTPS and passes `Host` on.
const origin = 'https://cairn.test'
let server: TestServer
let port: string

beforeAll(async () => {
  server = await startServer({ database: demoFile, env: { CAIRN_ORIGIN: origin, CAIRN_PROXIES: '1' } })
  port = new URL(server.address).port
})
afterAll(() => server?.stop())

async function ask(path: string, headers: Record<string, string> = {}, body?: string) {
  const sent = request({ port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST' })
  for (const [name, value] of Object.entries({ Host: 'cairn.test', Accept: 'text/html', ...headers })) {
    sent.setHeader(name, value)
  }
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
}

test('cookies are for https and this host alone, and every address is the outer one', async () => {
  const page = await ask('/sign-in')
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000')
  const [csrf = ''] = page.headers['set-cookie'] ?? []
  expect(csrf).toMatch(/^__Host-cairn-443\.csrf=\S+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)

  const [, csrfToken = ''] = /name="csrfToken" value="([^"]*)"/.exec(page.body) ?? []
  const fields = { csrfToken, email: 'junior@demo.cairn', password: demoPassword, callbackUrl: '/settings' }
  const headers = {
    Origin: origin,
    Cookie: csrf.split(';')[0] ?? '',
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  const signedIn = await ask(
    '/api/auth/callback/credentials',
    headers,
    new URLSearchParams(fields).toString(),
  )
  expect(signedIn.headers.location).toBe(`${origin}/settings`)
  const cookie = signedIn.headers['set-cookie']?.find((line) => line.startsWith('__Host-cairn-443.sign-in='))
  for (const part of ['; Path=/', '; HttpOnly', '; Secure', '; samesite=lax'])
    expect(cookie?.toLowerCase()).toContain(part.toLowerCase())
  expect(cookie).not.toMatch(/domain/i)
  expect((await ask('/settings', { Cookie: cookie?.split(';')[0] ?? '' })).status).toBe(200)
})

test('who comes by another name is sent to the outer address', async () => {
  const answer = await ask('/roadmaps?x=1', { Host: `127.0.0.1:${port}` })
  expect([answer.status, answer.headers.location]).toEqual([307, `${origin}/roadmaps?x=1`])
})

test('a form from the inner address, or from plain http, is refused', async () => {
  for (const other of [`http://127.0.0.1:${port}`, 'http://cairn.test']) {
    expect((await ask('/settings', { Origin: other }, 'a=b')).status).toBe(403)
  }
})

test('tries to sign in are counted by whom the proxy heard, and not by what a client says', async () => {
  const page = await ask('/sign-in')
  const [, csrfToken = ''] = /name="csrfToken" value="([^"]*)"/.exec(page.body) ?? []
  const headers = {
    Origin: origin,
    Cookie: page.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Forwarded-For': '198.51.100.1, 2001:db8:0:7::1',
    'X-Cairn-Address': '198.51.100.2',
  }
  const fields = { csrfToken, email: 'nobody@demo.cairn', password: 'wrong' }
  await ask('/api/auth/callback/credentials', headers, new URLSearchParams(fields).toString())
  const record = new BetterSqlite(server.data, { readonly: true })
  const rows = record
    .prepare('select address from sign_in_failures where email = ?')
    .pluck()
    .all(fields.email)
  record.close()
  expect(rows).toEqual(['2001:db8:0:7::/64'])
})
