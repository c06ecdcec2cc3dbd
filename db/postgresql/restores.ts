import type pg from 'pg'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { quoted, schemaName } from './client.ts'
import { nameOf } from './refusals.ts'

// While a dump is being restored, a table beside those that it fills says so, and where what was there before is: until
// the sign-ins of the dump are ended, nobody may open it (`cairn restore`).

const restoreTable = 'cairn_restore'

/** In the schema in the search path. */
export async function beginRestore(client: pg.Client, aside: string): Promise<void> {
  await client.query(`CREATE TABLE ${restoreTable} (aside text NOT NULL)`)
  await client.query(`INSERT INTO ${restoreTable} (aside) VALUES ($1)`, [aside])
}

export async function endRestore(client: pg.Client): Promise<void> {
  await client.query(`DROP TABLE ${restoreTable}`)
}

/** Which schema a restore that hasn't ended put aside; undefined without one. */
export async function unendedRestore(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [restoreTable])
  if (!rows[0].exists) return undefined
  return (await client.query(`SELECT aside FROM ${restoreTable}`)).rows[0]?.aside
}

/** Throws `DatabaseRefused` if a restore was cut off, or is still under way. */
export async function assertRestoreEnded(client: pg.Client, server: Server): Promise<void> {
  const aside = await unendedRestore(client)
  if (aside === undefined) return
  const schema = quoted(await schemaName(client, server))
  throw new DatabaseRefused(
    `${nameOf(server)} holds a backup whose restore hasn’t ended. If it no longer runs, run the same “cairn restore” again. Or put back what was there before: DROP SCHEMA ${schema} CASCADE; ALTER SCHEMA ${quoted(aside)} RENAME TO ${schema};`,
  )
}
