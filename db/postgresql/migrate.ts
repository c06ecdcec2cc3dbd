import { setTimeout } from 'node:timers/promises'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { codes } from '#db/errors.ts'
import { faultOf } from '#db/faults.ts'
import { assertNoRowsLost, migrationsAfter, migrationsOf, type Waiting } from '#db/migrations.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { withCode } from './errors.ts'
import { inSearchPath, makeOurs } from './ours.ts'
import { readPoolOptions } from './pool.ts'
import { serverInWords } from './refusals.ts'
import { assertSettings } from './settings.ts'

const ownMigrations = migrationsOf('postgresql')

/**
 * Brings the database to the current schema, and returns how many migrations ran: all in one transaction, which is undone
 * if one fails or loses rows. Of several starts at once one migrates, and the others wait for it. Throws
 * `DatabaseRefused` if the server can't be used or doesn't answer within `waiting`, the database isn't Cairn's or is
 * newer than the program, or a migration was edited or inserted before one that ran.
 */
export async function migrateServer(
  server: Server,
  migrationsFolder = ownMigrations,
  waiting: Waiting = { limit: 60_000 },
): Promise<{ applied: number }> {
  const known = readMigrationFiles({ migrationsFolder })
  try {
    const client = await connected(server, waiting)
    try {
      await assertSettings(client, server)
      await makeOurs(client, server)
      return { applied: await bringUpToDate(client, server, known, waiting) }
    } finally {
      await client.end().catch(() => undefined)
    }
  } catch (error) {
    throw serverInWords(withCode(error), server)
  }
}

async function connected(server: Server, { limit, say }: Waiting): Promise<pg.Client> {
  const until = performance.now() + limit
  for (let tries = 0; ; tries++) {
    const { query_timeout: _own, ...options } = readPoolOptions(server, process.env)
    const client = new pg.Client(options)
    // Otherwise a connection that ends between two queries would end the process.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      const fault = faultOf(withCode(error))
      if ((fault !== 'away' && fault !== 'crowded') || performance.now() >= until) throw error
      if (tries === 4) say?.('PostgreSQL doesn’t answer yet')
    }
    await setTimeout(250)
  }
}

async function bringUpToDate(
  client: pg.Client,
  server: Server,
  known: MigrationMeta[],
  { limit }: Waiting,
): Promise<number> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
  try {
    await inSearchPath(client, server)
    // A row of our own is what others wait for: a lock of the session would be lost behind a pooler.
    await client.query(`SET LOCAL lock_timeout TO ${Math.ceil(limit)}`)
    await client.query('SELECT one FROM cairn_database FOR UPDATE')
    const applied = await appliedMigrations(client)
    const still = migrationsAfter(applied, known)
    if (applied.length > 0 && still.length > 0)
      console.log(
        '  The database is upgraded now. Should you want to go back to the earlier Cairn, you need a dump of before.',
      )
    const before = await rowCounts(client)
    for (const migration of still) await run(client, server, migration)
    if (still.length > 0) assertNoRowsLost(before, await rowCounts(client))
    await client.query('COMMIT')
    return still.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    if (codes(error).includes('55P03'))
      throw new DatabaseRefused(
        'Another start is still upgrading the database. Wait for it, then start Cairn again.',
      )
    throw error
  }
}

const exists = async (client: pg.Client, table: string) =>
  (await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table])).rows[0].exists as boolean

/** Their hashes, in the order in which they ran, of the schema in the search path. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  if (!(await exists(client, '__drizzle_migrations'))) return []
  const { rows } = await client.query('SELECT hash FROM __drizzle_migrations ORDER BY created_at, id')
  return rows.map(({ hash }) => hash as string)
}

async function run(client: pg.Client, { schema }: Server, migration: MigrationMeta): Promise<void> {
  for (const statement of migration.sql)
    await client.query(schema ? statement.replaceAll('"public".', `${quoted(schema)}.`) : statement)
  await client.query(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id integer PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  await client.query(
    'INSERT INTO __drizzle_migrations (id, hash, created_at) SELECT coalesce(max(id), 0) + 1, $1, $2 FROM __drizzle_migrations',
    [migration.hash, migration.folderMillis],
  )
}

/** By table, of the schema in the search path; the search index counts with the texts that it's made of. */
export async function rowCounts(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name NOT IN ('search_index', 'cairn_database') ORDER BY table_name",
  )
  const counts = new Map<string, number>()
  for (const { name } of rows) {
    const counted = await client.query(`SELECT count(*) AS number FROM ${quoted(name)}`)
    counts.set(name, Number(counted.rows[0].number))
  }
  return counts
}

export const quoted = (name: string) => pg.escapeIdentifier(name)
