import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { askServer } from '../support/asking.ts'
import { Browserless } from '../support/browserless.ts'
import { boxesOf, filled, formWith } from '../support/plain-form.ts'
import { type PostgresServer, startPostgres } from '../support/postgresql/server.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What becomes of people's words when PostgreSQL fails under a running Cairn that has one connection to it.

let postgres: PostgresServer
let server: TestServer
let junior: Browserless
let goal: string
let page: string

beforeAll(async () => {
  postgres = await startPostgres()
  const env = { CAIRN_DATABASE: postgres.url('postgres'), CAIRN_DATABASE_CONNECTIONS: '1' }
  server = await startServer({ way: 'demo', env })
  junior = await new Browserless(server).signIn('junior@demo.cairn')
  const list = await (await junior.ask('/goals')).text()
  goal = /\/goals\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  page = await (await junior.ask(goal)).text()
})
afterAll(async () => {
  await server?.stop()
  await postgres?.stop()
})

const words = 'A comment that took\nhalf an hour.'
const comment = () =>
  junior.ask(goal, {
    method: 'POST',
    body: filled(formWith(page, 'body'), { body: words, visibility: 'private' }),
  })
const countSaved = async () => {
  const found = await askServer(postgres.url('postgres'))(
    "select body from comments where body like 'A comment that took%'",
  )
  return found.length
}

async function isWhole(answer: Response, sentence: string): Promise<string> {
  const shown = await answer.text()
  expect([answer.status, shown]).toEqual([503, expect.stringMatching(/<\/html>/)])
  expect(shown).toContain(sentence)
  return shown
}

/** A connection of someone else's, which holds a table of Cairn's. */
async function holding(table: string): Promise<pg.Client> {
  const other = new pg.Client(postgres.url('postgres'))
  await other.connect()
  onTestFinished(() => other.end())
  await other.query(`begin; lock table cairn_demo.${table} in access exclusive mode`)
  return other
}

/** Cairn's connection that waits for the held table. */
async function waitingOnes(other: pg.Client): Promise<number[]> {
  const { rows } = await other.query(
    "select pid from pg_stat_activity where application_name = 'cairn' and wait_event_type = 'Lock'",
  )
  return rows.map(({ pid }) => pid)
}
const untilOneWaits = (other: pg.Client) =>
  expect.poll(() => waitingOnes(other), { timeout: 60_000, interval: 20 }).toHaveLength(1)

test('a connection that is cut in the middle of a transaction: nothing is saved, and the words come back', async () => {
  const other = await holding('audit_events')
  const sent = comment()
  await untilOneWaits(other)
  const [pid] = await waitingOnes(other)
  await other.query('select pg_terminate_backend($1)', [pid])
  const shown = await isWhole(await sent, 'saved')
  expect(boxesOf(shown)).toContain(words)
  await other.query('rollback')
  expect(await countSaved()).toBe(0)
  expect((await junior.ask(goal)).status).toBe(200)
})

test('all connections in use: who asks is told within seconds, and who has one is answered', async () => {
  // A page of one statement: others wait for a second connection themselves, and a write gives its one back by then.
  const other = await holding('sign_ins')
  const asked = junior.ask('/sign-out/confirm')
  await untilOneWaits(other)
  await isWhole(await junior.ask('/goals'), 'database')
  expect(await server.lineWith('"fault":"crowded"')).toContain('CAIRN_DATABASE_CONNECTIONS')
  await other.query('rollback')
  expect((await asked).status).toBe(200)
})

test('a write that waits for others all its time gives its connection back, and its words too', async () => {
  const other = await holding('audit_events')
  const sent = comment()
  await untilOneWaits(other)
  const shown = await isWhole(await sent, 'saved')
  expect(boxesOf(shown)).toContain(words)
  expect((await junior.ask('/goals')).status).toBe(200)
  await other.query('rollback')
  expect(await countSaved()).toBe(0)
})

test('PostgreSQL away: pages are whole, words come back, and all goes on when it’s there again', async () => {
  page = await (await junior.ask(goal)).text()
  await postgres.halt()
  await isWhole(await junior.ask('/goals'), 'database')
  const shown = await isWhole(await comment(), 'saved')
  expect(boxesOf(shown)).toContain(words)
  expect(await (await fetch(`${server.address}/up`)).text()).toContain('PostgreSQL can’t be reached')
  await postgres.resume()
  await expect
    .poll(async () => (await fetch(`${server.address}/up`)).status, { timeout: 60_000, interval: 200 })
    .toBe(200)
  expect((await comment()).status).toBe(303)
  expect(await countSaved()).toBe(1)
})

test('a statement that fails leaves its reference and its cause in the log, and no values', async () => {
  await postgres.run('alter table cairn_demo.search_documents rename to elsewhere')
  page = await (await junior.ask(goal)).text()
  const answer = await (await comment()).text()
  await postgres.run('alter table cairn_demo.elsewhere rename to search_documents')
  expect(boxesOf(answer)).toContain(words)
  const [, reference = 'none'] = /Reference: <code>(\w+)<\/code>/.exec(answer) ?? []
  expect(await server.lineWith(`"reference":"${reference}"`)).toContain('search_documents')
  expect(await countSaved()).toBe(1)
})

test('what a page asks for isn’t in the log either, nor on the console, when it can’t be asked', async () => {
  await postgres.run('alter table cairn_demo.search_documents rename to elsewhere')
  const answer = await junior.ask('/search?q=half+an+hour')
  await postgres.run('alter table cairn_demo.elsewhere rename to search_documents')
  expect(answer.status).toBe(500)
  await server.lineWith('⨯ Error: Failed query: select')
  // Nor has any of all the above.
  expect(server.printed()).not.toContain('half an hour')
})
