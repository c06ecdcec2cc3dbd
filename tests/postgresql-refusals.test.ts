import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateServer } from '#db/postgresql/migrate.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

// A server with which Cairn doesn't start, and the sentence with which it says so.

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const start = (name: string, waiting = { limit: 60_000 }) =>
  migrateServer({ url: postgres.url(name), schema: undefined }, undefined, waiting)

async function isRefused(name: string, sentence: string, waiting?: { limit: number }): Promise<void> {
  const error = await start(name, waiting).then(
    () => 'it started',
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(DatabaseRefused)
  expect((error as Error).message).toMatch(/^The PostgreSQL database .* at 127\.0\.0\.1:\d+ /)
  expect((error as Error).message).toContain(sentence)
}

async function asked(name: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(postgres.url(name))
  await client.connect()
  const { rows } = await client.query(statement).finally(() => client.end())
  return rows
}

test('an encoding other than UTF8 is refused with what to do, and nothing is written', async () => {
  await postgres.run("create database latin encoding 'LATIN1' locale 'C' template template0")
  await isRefused('latin', "CREATE DATABASE cairn ENCODING 'UTF8' TEMPLATE template0")
  expect(await asked('latin', "select 1 from pg_tables where schemaname = 'public'")).toEqual([])
})

test('someone else’s database is left as it is', async () => {
  await postgres.run('create database theirs')
  await asked('theirs', 'create table invoices (number integer)')
  await isRefused('theirs', 'isn’t Cairn’s: it has a table invoices.')
  expect(await asked('theirs', "select tablename from pg_tables where schemaname = 'public'")).toEqual([
    { tablename: 'invoices' },
  ])
})

test('a server that may lose what it has confirmed is refused', async () => {
  await postgres.run('create database hasty', 'alter database hasty set synchronous_commit = off')
  await isRefused('hasty', 'runs with synchronous_commit = off')
  await postgres.run('alter database hasty reset synchronous_commit')
  await postgres.run('alter system set fsync = off', 'select pg_reload_conf()')
  await expect
    .poll(async () => (await asked('hasty', 'show fsync'))[0]?.fsync, { timeout: 60_000 })
    .toBe('off')
  await isRefused('hasty', 'runs with fsync = off')
  await postgres.run('alter system reset fsync', 'select pg_reload_conf()')
  await expect
    .poll(async () => (await asked('hasty', 'show fsync'))[0]?.fsync, { timeout: 60_000 })
    .toBe('on')
  expect((await start('hasty')).applied).toBeGreaterThan(0)
})

test('one that can only be read is refused', async () => {
  await postgres.run('create database still', 'alter database still set default_transaction_read_only = on')
  await isRefused('still', 'can only be read')
})

test('one that isn’t there is waited for, which is said, and then refused', async () => {
  await isRefused('nowhere', 'database "nowhere" does not exist')
  await postgres.halt()
  const said: string[] = []
  const waiting = { limit: 2000, say: (why: string) => said.push(why) }
  await isRefused('postgres', 'Start PostgreSQL, or look at the network and at CAIRN_DATABASE.', waiting)
  expect(said).toEqual(['PostgreSQL doesn’t answer yet'])
  // One that comes meanwhile is used.
  const started = start('hasty')
  await postgres.resume()
  expect(await started).toEqual({ applied: 0 })
})
