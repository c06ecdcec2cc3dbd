import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationsOf } from '#db/migrations.ts'
import { findMade, noteMade, removeMade } from '#db/postgresql/made.ts'
import { migrateServer } from '#db/postgresql/migrate.ts'
import { replacedPrefix } from '#db/postgresql/ours.ts'
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

test('what a restore of this very schema put aside is noticed, and not that of another', async () => {
  const aside = (schema: string) => `${replacedPrefix(schema)}2026_11_30t09_40_12z`
  await postgres.run('create database restored')
  for (const schema of ['cairn', 'public_demo']) await asked('restored', `create schema ${aside(schema)}`)
  await asked('restored', `create schema ${aside('public')}`)
  await isRefused('restored', `as the schema ${aside('public')}. Restore a backup again`)
  await asked('restored', `drop schema ${aside('public')}`)
  expect((await start('restored')).applied).toBeGreaterThan(0)
  // Whatever the schema is called, its moment fits.
  for (const schema of ['a'.repeat(63), 'Ävra Team', 'cairn']) {
    expect(Buffer.byteLength(aside(schema))).toBeLessThanOrEqual(63)
    expect(aside(schema)).toMatch(/^[a-z0-9_]+$/)
  }
  expect(aside('a'.repeat(62))).not.toBe(aside('a'.repeat(63)))
})

test('one that another start upgrades is waited for, one whose table is held isn’t upgraded', async () => {
  await postgres.run('create database held')
  await start('held')
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-migrations-'))
  const later = withOneMore(folder, 'ALTER TABLE people ADD COLUMN nickname text')
  const client = new pg.Client(postgres.url('held'))
  await client.connect()
  const waiting = { limit: 300 }
  const upgrade = () =>
    migrateServer({ url: postgres.url('held'), schema: undefined }, later, waiting).catch(
      (error: Error) => error.message,
    )
  await client.query('BEGIN')
  await client.query('SELECT one FROM cairn_database FOR UPDATE')
  expect(await upgrade()).toMatch(/^Another start is still upgrading the database\./)
  await client.query('ROLLBACK')
  await client.query('BEGIN')
  await client.query('LOCK TABLE people')
  expect(await upgrade()).toMatch(/can’t be upgraded: another program holds a table of it\. .*Nothing was/)
  // Where there's nothing to do, nothing is waited for.
  expect(await start('held', waiting)).toEqual({ applied: 0 })
  await client.end()
  expect(await upgrade()).toEqual({ applied: 1 })
  rmSync(folder, { recursive: true })
})

function withOneMore(folder: string, statement: string): string {
  cpSync(migrationsOf('postgresql'), folder, { recursive: true })
  const file = path.join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'one_more' })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(path.join(folder, 'one_more.sql'), statement)
  return folder
}

test('the demo only replaces a schema that it made, whatever else is in it', async () => {
  await postgres.run('create database shared')
  const url = postgres.url('shared')
  const theirs = [
    'create table theirs.notes (words text)',
    'create function theirs.one() returns integer return 1',
    'create table theirs.cairn_database (one integer, application text, made text)',
  ]
  const server = { url, schema: 'theirs' }
  for (const statement of theirs) {
    await asked('shared', 'create schema theirs')
    await asked('shared', statement)
    for (const work of [findMade, removeMade])
      await expect(work(server)).rejects.toThrow('wasn’t created by the demo, so it’s left alone')
    // It can only be dropped like this if something is in it.
    await expect(asked('shared', 'drop schema theirs')).rejects.toThrow('depend')
    await asked('shared', 'drop schema theirs cascade')
  }
  await removeMade(server)
  expect(await findMade(server)).toBe(undefined)
  await noteMade(server, 'of something')
  expect(await findMade(server)).toBe('of something')
  await removeMade(server)
  expect(await findMade(server)).toBe(undefined)
})
