import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { migrationsAfter, migrationsOf } from '../../migrations.ts'
import { connect, inSearchPath, quoted, tablesIn } from '../../postgresql/client.ts'
import { appliedMigrations } from '../../postgresql/migrate.ts'
import { assertMoveEnded } from '../../postgresql/moves.ts'
import { nameOf } from '../../postgresql/refusals.ts'
import { assertRestoreEnded } from '../../postgresql/restores.ts'
import type { Server } from '../../server.ts'
import { UpkeepFailed } from '../files.ts'
import { pageSize, type Source } from './ends.ts'
import { capital, saying, sayingPages } from './failures.ts'
import type { MovedTable } from './tables.ts'
import { fromPostgres, type Row } from './values.ts'

/** Reads within one transaction, which writes nothing. */
export async function openServerSource(server: Server): Promise<Source> {
  const name = nameInText(server)
  const client = await saying(name, () => connected(server))
  const begin = async () => {
    await client.query('ROLLBACK')
    await assertUnused(client, name)
    await beginReading(client, server)
  }
  try {
    await saying(name, async () => {
      await begin()
      await assertCurrent(client, server, name)
    })
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    name,
    identity: identityOf(server),
    count: (table) =>
      saying(name, async () => {
        const { rows } = await client.query(`SELECT count(*) AS number FROM ${quoted(table.name)}`)
        return Number(rows[0].number)
      }),
    pages: (table) => sayingPages(name, pagesOfServer(client, table)),
    lookAgain: () => saying(name, begin),
    close: () => client.end().catch(() => undefined),
  }
}

export const nameInText = (server: Server) => nameOf(server).replace(/^The/, 'the')

function identityOf({ url, schema }: Server): string {
  const { hostname, port, pathname } = new URL(url)
  return `postgresql ${hostname}:${port || 5432}${pathname} ${schema ?? ''}`
}

/** Unlike a running Cairn’s, named so, and patient enough to sort a big table. */
export const connected = (server: Server): Promise<pg.Client> => connect(server, 'cairn move', 600_000)

/** Everything that is read until the end of the transaction is of one moment. */
export async function beginReading(client: pg.Client, server: Server): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await inSearchPath(client, server)
}

async function assertUnused(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT count(*) AS number FROM pg_catalog.pg_stat_activity WHERE datname = current_database() AND application_name = 'cairn'",
  )
  if (Number(rows[0].number) > 0)
    throw new UpkeepFailed(
      `${capital(name)} is in use, by a running Cairn or another command on it. Stop every Cairn first, since what’s written during a move would be lost.`,
    )
}

async function assertCurrent(client: pg.Client, server: Server, name: string): Promise<void> {
  const tables = await tablesIn(client)
  assertMoveEnded(tables, server)
  await assertRestoreEnded(client, server)
  const isOurs = tables.some((table) => table.name === 'cairn_database')
  const applied = isOurs ? await appliedMigrations(client) : []
  if (applied.length === 0) throw new UpkeepFailed(`${capital(name)} has no tables of Cairn’s in it.`)
  const known = readMigrationFiles({ migrationsFolder: migrationsOf('postgresql') })
  if (migrationsAfter(applied, known).length > 0)
    throw new UpkeepFailed(`${capital(name)} is from an earlier Cairn. Start Cairn once, which upgrades it.`)
}

/** Within a transaction. Sorts as SQLite does, by bytes. */
export async function* pagesOfServer(client: pg.Client, table: MovedTable): AsyncGenerator<Row[]> {
  const { columns, key, name } = table
  const read = columns.map((column) => quoted(column.name) + (column.kind === 'json' ? '::text' : ''))
  const order = quoted(key.name) + (key.kind === 'text' ? ' COLLATE "C"' : '')
  await client.query(
    `DECLARE cairn_page NO SCROLL CURSOR FOR SELECT ${read.join(', ')} FROM ${quoted(name)} ORDER BY ${order}`,
  )
  for (;;) {
    const { rows } = await client.query({
      text: `FETCH FORWARD ${pageSize} FROM cairn_page`,
      rowMode: 'array',
    })
    if (rows.length > 0) yield rows.map((row) => fromPostgres(table, row as unknown[]))
    if (rows.length < pageSize) break
  }
  await client.query('CLOSE cairn_page')
}
