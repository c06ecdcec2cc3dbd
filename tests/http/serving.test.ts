import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendRaw } from '../support/raw-request.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

const html = { headers: { Accept: 'text/html' } }

test('health is answered under any name, and nothing is left open', async () => {
  const answer = await fetch(`${server.origin}/up`)
  expect([answer.status, await answer.text()]).toEqual([200, 'Cairn can read and write.\n'])
  expect(await sendRaw(server.origin, 'GET /up HTTP/1.1\r\nHost: 10.0.0.7')).toMatch(/^HTTP\/1.1 200 /)
})

test('health is refused, with the reason, while the database cannot be written', async () => {
  const other = new BetterSqlite(server.data)
  other.exec('BEGIN IMMEDIATE')
  const up = async () => (await fetch(`${server.origin}/up`)).text()
  // An answer may be five seconds old.
  await expect
    .poll(up, { timeout: 60_000, interval: 200 })
    .toMatch(/^The database can’t be read or written right now\. Another program is holding the database/)
  other.exec('ROLLBACK')
  other.close()
  await expect.poll(up, { timeout: 60_000, interval: 200 }).toMatch(/^Cairn can read and write/)
})

test('a page’s scripts all carry the nonce of its policy', async () => {
  const answer = await fetch(`${server.origin}/nowhere`, html)
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
  expect(answer.status).toBe(404)
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
})

test('a page needs no inline style', async () => {
  const page = await (await fetch(`${server.origin}/nowhere`, html)).text()
  expect(page).not.toMatch(/<style|\sstyle=/)
})

test('the files of the build stay cached', async () => {
  const page = await (await fetch(`${server.origin}/nowhere`, html)).text()
  const file = /\/_next\/static\/[^"]+\.css/.exec(page)?.[0]
  const answer = await fetch(server.origin + file)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each([
  ['no line at all', 'x\r\n'],
  ['an unknown protocol', 'GET / HTTP/9.9\r\nHost: x'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2'],
  ['a length and chunks', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked'],
  ['no host', 'GET / HTTP/1.1'],
  ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: x'],
])('answers %s with a 400', async (_, head) => {
  expect(await sendRaw(server.origin, head)).toMatch(/^HTTP\/1.1 400 /)
})

test('ends in order when asked to, after what it was doing', async () => {
  const own = await startServer()
  const port = Number(new URL(own.address).port)
  const [running, idle] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  await once(running, 'connect')
  const body = 'x=1'
  running.write(
    `POST /nowhere HTTP/1.1\r\nHost: x\r\nOrigin: ${own.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  // Once the second request is answered, the server has the first one's head but not its body: it's still running.
  idle.write('GET /up HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(idle, 'data')
  const closed = once(idle, 'close')
  const ended = own.stop()
  await closed
  await expect(fetch(`${own.origin}/up`)).rejects.toThrow('fetch failed')
  running.write(body)
  expect(await text(running)).toMatch(/^HTTP\/1.1 \d\d\d /)
  expect(await ended).toBe(0)
})

test('prints a one-time link for the first admin, and a new one at each start until it was used', async () => {
  const link = /http:\/\/localhost:\d+\/setup\?token=\S{32,}/
  const [first] = link.exec(server.printed()) ?? []
  const again = await startServer({ database: server.data })
  const [second] = link.exec(again.printed()) ?? []
  await again.stop()
  expect(first).toBeDefined()
  expect(second?.split('=')[1]).not.toBe(first?.split('=')[1])
})

test('refuses wrong settings by name, before anything is made', async () => {
  const { code, stderr } = await serve({ PORT: 'abc', CAIRN_DATA: '/nowhere/cairn.db' })
  expect(code).toBe(1)
  expect(stderr).toBe('PORT must be a whole number from 1 to 65535, not "abc".\n')
})

test('says when the port is taken, and makes no database then', async () => {
  const taken = new URL(server.origin).port
  const data = `${server.data}.other`
  const { code, stderr } = await serve({ PORT: taken, CAIRN_DATA: data })
  expect(code).toBe(1)
  expect(existsSync(data)).toBe(false)
  expect(stderr).toBe(
    `Port ${taken} is used by another program. Set PORT to a free one, or stop that program.\n`,
  )
})

test('says when Node is too old', async () => {
  const pretend =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } })"
  const { code, stderr } = await serve({}, [
    '--import',
    `data:text/javascript,${encodeURIComponent(pretend)}`,
  ])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Cairn needs Node 24 or newer to run, and this is Node 20\.11\.0\./)
})

function serve(
  env: Record<string, string>,
  options: string[] = [],
): Promise<{ code: unknown; stderr: string }> {
  const root = path.resolve(import.meta.dirname, '../..')
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...options, 'bin/serve.mjs', 'start'],
      { cwd: root, env: { ...process.env, CAIRN_ORIGIN: '', ...env } },
      (error, _, stderr) => resolve({ code: error?.code ?? 0, stderr }),
    )
  })
}
