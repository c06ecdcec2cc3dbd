import { setTimeout } from 'node:timers/promises'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { codes } from '#db/errors.ts'
import { faultOf } from '#db/faults.ts'
import { assertNoRowsLost, migrationsAfter, migrationsOf, type Waiting } from '#db/migrations.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { connect, quoted, schemaName, tablesIn, within } from './client.ts'
import { withCode } from './errors.ts'
import { makeOurs } from './ours.ts'
import { nameOf, serverInWords } from './refusals.ts'
import { assertSettings } from './settings.ts'

const ownMigrations = migrationsOf('postgresql')

// In milliseconds, for a table that another program is using: each query after this one's would wait for it too.
const patience = 10_000

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
    try {
      return await connect(server, 'cairn')
    } catch (error) {
      const fault = faultOf(withCode(error))
      if ((fault !== 'away' && fault !== 'crowded') || performance.now() >= until) throw error
      if (tries === 4) say?.('PostgreSQL doesn’t answer yet')
    }
    await setTimeout(250)
  }
}

const bringUpToDate = (client: pg.Client, server: Server, known: MigrationMeta[], { limit }: Waiting) =>
  within(client, server, async () => {
    // A row of our own is what others wait for: a lock of the session would be lost behind a pooler.
    await locking(client, limit, busy, () => client.query('SELECT one FROM cairn_database FOR UPDATE'))
    const applied = await appliedMigrations(client)
    const still = migrationsAfter(applied, known)
    if (still.length === 0) return 0
    if (applied.length > 0)
      console.log(
        '  The database is upgraded now. Should you want to go back to the earlier Cairn, you need a dump of before.',
      )
    await locking(client, Math.min(patience, limit), slow(server), async () => {
      const before = await rowCounts(client)
      const schema = await schemaName(client, server)
      for (const migration of still) await run(client, schema, migration)
      assertNoRowsLost(before, await rowCounts(client))
    })
    return still.length
  })

const busy = 'Another start is still upgrading the database. Wait for it, then start Cairn again.'

const slow = (server: Server) =>
  `${nameOf(server)} can’t be upgraded: another program holds a table of it. Let that end, or stop it, then start Cairn again. Nothing was changed.`

/** In a transaction. Throws `DatabaseRefused` with the sentence if a lock isn't given within `longest` milliseconds. */
async function locking(
  client: pg.Client,
  longest: number,
  sentence: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await client.query(`SET LOCAL lock_timeout TO ${Math.ceil(longest)}`)
  try {
    await work()
  } catch (error) {
    if (codes(error).includes('55P03')) throw new DatabaseRefused(sentence, { cause: error })
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

async function run(client: pg.Client, schema: string, migration: MigrationMeta): Promise<void> {
  for (const statement of migration.sql)
    await client.query(statement.replaceAll('"public".', `${quoted(schema)}.`))
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
  const counts = new Map<string, number>()
  for (const { name, isTable } of await tablesIn(client)) {
    if (!isTable || name === 'search_index' || name === 'cairn_database') continue
    const counted = await client.query(`SELECT count(*) AS number FROM ${quoted(name)}`)
    counts.set(name, Number(counted.rows[0].number))
  }
  return counts
}
