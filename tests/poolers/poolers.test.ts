import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateServer } from '#db/postgresql/migrate.ts'
import { askServer } from '../support/asking.ts'
import { Browserless } from '../support/browserless.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { type Pooler, startPooler } from '../support/postgresql/pooler.ts'
import { type PostgresServer, startPostgres } from '../support/postgresql/server.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What stands between Cairn and PostgreSQL in a company: a pooler, and a standby that takes over.

const connections = 3
let postgres: PostgresServer
let pooler: Pooler
let server: TestServer | undefined
beforeAll(async () => {
  postgres = await startPostgres()
  pooler = await startPooler(postgres, connections)
})
afterAll(async () => {
  await server?.stop()
  await pooler?.stop()
  await postgres?.stop()
})

const startOn = (database: string, workers = '1') =>
  startServer({ way: 'demo', env: { CAIRN_DATABASE: database, CAIRN_WORKERS: workers } })

const pages = ['/', '/goals', '/sessions', '/reviews', '/teams', '/roadmaps', '/drafts', '/settings']

async function comment(junior: Browserless, body: string): Promise<number> {
  const list = await (await junior.ask('/goals')).text()
  const goal = /\/goals\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  const page = await (await junior.ask(goal)).text()
  const form = filled(formWith(page, 'body'), { body, visibility: 'private' })
  return (await junior.ask(goal, { method: 'POST', body: form })).status
}

const saved = (url: string, body: string) =>
  askServer(url)(`select body from comments where body = '${body}'`)

test('behind PgBouncer in transaction mode the demo is filled, and pages, writes and the search answer', async () => {
  server = await startOn(pooler.url('postgres'), '2')
  const junior = await new Browserless(server).signIn('junior@demo.cairn')
  // One after the other first: a page takes long the first time, and then at once.
  for (const page of pages) expect((await junior.ask(page)).status).toBe(200)
  const statuses = () => Promise.all(pages.map(async (page) => (await junior.ask(page)).status))
  for (let times = 0; times < 3; times++) expect(await statuses()).toEqual(pages.map(() => 200))
  expect(await comment(junior, 'Through a pooler, zymurgy.')).toBe(303)
  expect(await saved(postgres.url('postgres'), 'Through a pooler, zymurgy.')).toHaveLength(1)
  const found = await junior.ask('/search?q=zymurgy')
  expect(await found.text()).toMatch(/Through a pooler, (<mark>)?zymurgy/)
  // All of that went through so few.
  const open = await askServer(postgres.url('postgres'))(
    "select pid from pg_stat_activity where application_name = 'cairn'",
  )
  expect(open.length).toBeLessThanOrEqual(connections)
  expect(await server.stop()).toBe(0)
  server = undefined
})

test('behind PgBouncer, of several that migrate at once one does', async () => {
  await postgres.run('create database fresh')
  const starts = Array.from({ length: 3 }, () =>
    migrateServer({ url: pooler.url('fresh'), schema: undefined }),
  )
  const applied = (await Promise.all(starts)).map((each) => each.applied)
  expect(applied.filter((number) => number > 0)).toHaveLength(1)
  expect(await migrateServer({ url: pooler.url('fresh'), schema: undefined })).toEqual({ applied: 0 })
})

test('on a standby Cairn refuses to start, and after its promotion it serves what was saved before', async () => {
  const standby = await startPostgres({ standbyOf: postgres })
  const isThere = async () => (await saved(standby.url('postgres'), 'Through a pooler, zymurgy.')).length
  await expect.poll(isThere, { timeout: 60_000 }).toBe(1)
  const client = new pg.Client(standby.url('postgres'))
  await client.connect()
  expect((await client.query('select pg_is_in_recovery() as is')).rows).toEqual([{ is: true }])
  await client.end()
  await expect(startOn(standby.url('postgres'))).rejects.toThrow(
    /can only be read: it’s a standby, or set so\. Promote it, or name the primary in CAIRN_DATABASE\.\n$/,
  )
  await postgres.halt()
  await standby.promote()
  const after = await startOn(standby.url('postgres'))
  const junior = await new Browserless(after).signIn('junior@demo.cairn')
  expect(await comment(junior, 'After the promotion.')).toBe(303)
  expect(await saved(standby.url('postgres'), 'After the promotion.')).toHaveLength(1)
  await after.stop()
  await standby.stop()
})
