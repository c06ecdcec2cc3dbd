import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { boxesOf, filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What becomes of the database's file under a running server. SQLite itself goes on with a file that nobody will find.

let server: TestServer
let junior: Browserless
let goal: string
let page: string

beforeAll(async () => {
  server = await startServer({ database: demoFile })
  junior = await new Browserless(server).signIn('junior@demo.cairn')
  const list = await (await junior.ask('/goals')).text()
  goal = /\/goals\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  page = await (await junior.ask(goal)).text()
})
afterAll(() => server?.stop())

const words = 'A comment that took\nhalf an hour.'
const comment = (body = words) =>
  junior.ask(goal, { method: 'POST', body: filled(formWith(page, 'body'), { body, visibility: 'private' }) })
const up = () => fetch(`${server.origin}/up`)
// An answer may be five seconds old.
const isWellAgain = () =>
  expect.poll(async () => (await up()).status, { timeout: 60_000, interval: 200 }).toBe(200)
const isSaid = (text: string) => server.printed().split(text).length - 1

async function isRefusedWith(code: string, sentence: string): Promise<void> {
  const answer = await comment()
  const refused = await answer.text()
  expect(answer.status).toBe(503)
  expect(boxesOf(refused)).toContain(words)
  expect(refused).toContain('The database isn’t in its place')
  await server.lineWith(`"code":"${code}"`)
  const health = await up()
  expect([health.status, await health.text()]).toEqual([503, expect.stringContaining(sentence)])
  const shown = await junior.ask('/goals')
  expect([shown.status, await shown.text()]).toEqual([
    503,
    expect.stringMatching(/isn’t in its place.*<\/html>/s),
  ])
}

function commentsIn(file: string): unknown[] {
  const other = new BetterSqlite(file, { readonly: true })
  const found = other.prepare('select body from comments where body = ?').pluck().all(words)
  other.close()
  return found
}

test('removed: nothing is saved, words come back, and all goes on once the file is back', async () => {
  const aside = `${server.data}.aside`
  renameSync(server.data, aside)
  await isRefusedWith('CAIRN_REMOVED', 'was removed or moved away while Cairn was running')
  await server.lineWith('"msg":"The database file was removed')
  expect(isSaid('"msg":"The database file was removed')).toBe(1)
  const line = JSON.parse(await server.lineWith('"msg":"nothing was saved"'))
  expect(line).toMatchObject({ method: 'POST', path: goal, status: 503, fault: 'removed' })
  expect(server.printed()).not.toContain('half an hour')
  expect(existsSync(server.data)).toBe(false)
  renameSync(aside, server.data)
  await server.lineWith('The database file is back in its place')
  await isWellAgain()
  expect(commentsIn(server.data)).toEqual([])
  expect((await comment()).status).toBe(303)
  expect(commentsIn(server.data)).toEqual([words])
})

test('replaced: nothing is written to either', async () => {
  const [copy, aside] = [`${server.data}.copy`, `${server.data}.aside`]
  copyFileSync(server.data, copy)
  renameSync(server.data, aside)
  renameSync(copy, server.data)
  const { mtimeMs } = statSync(server.data)
  await isRefusedWith('CAIRN_REPLACED', 'was replaced while Cairn was running')
  expect(statSync(server.data).mtimeMs).toBe(mtimeMs)
  renameSync(aside, server.data)
  await isWellAgain()
  expect(await (await up()).text()).toMatch(
    /^Cairn can read and write\.\n2 writes were refused since the start/,
  )
})

test('truncated: nothing is saved any more', async () => {
  truncateSync(server.data, 4096 * 3)
  await isRefusedWith('CAIRN_TRUNCATED', 'was cut short while Cairn was running')
  expect(statSync(server.data).size).toBe(4096 * 3)
})

test('damaged while Cairn runs: 503 with its own sentence, words come back, and /up says so from then on', async () => {
  const own = await startServer({ database: demoFile })
  const handle = openSync(own.data, 'r+')
  // All but the first page, which names the rest.
  const rest = Buffer.alloc(statSync(own.data).size - 4096, 0x55)
  writeSync(handle, rest, 0, rest.length, 4096)
  closeSync(handle)
  const headers = { accept: 'text/html' }
  const shown = await fetch(`${own.origin}/setup?token=x`, { headers })
  expect([shown.status, await shown.text()]).toEqual([
    503,
    expect.stringMatching(/The database is damaged\..*<\/html>/s),
  ])
  expect(await own.lineWith('"fault":"damaged"')).toMatch(/"code":"SQLITE_CORRUPT/)
  const health = await fetch(`${own.origin}/up`)
  expect([health.status, await health.text()]).toEqual([503, expect.stringContaining('file is damaged')])
  await own.kill()
  await expect(own.start()).rejects.toThrow('is damaged, so Cairn doesn’t start with it')
  await own.stop()
})
