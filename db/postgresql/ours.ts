import { createHash } from 'node:crypto'
import type pg from 'pg'
import { codes } from '#db/errors.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { quoted, schemaName, tablesIn, within } from './client.ts'
import { assertMoveEnded } from './moves.ts'
import { nameOf } from './refusals.ts'
import { assertRestoreEnded, unendedRestore } from './restores.ts'

// A table with one row says that the database is Cairn's. Whoever migrates locks that row; `made` is the demo's note.

/** In the schema in the search path. */
export async function createOurs(client: pg.Client, made: string | null = null): Promise<void> {
  await client.query(
    'CREATE TABLE cairn_database (one integer PRIMARY KEY CHECK (one = 1), application text NOT NULL, made text)',
  )
  await client.query("INSERT INTO cairn_database (one, application, made) VALUES (1, 'Cairn', $1)", [made])
}

/** Unless it's there. */
export async function createSchema(client: pg.Client, schema: string): Promise<void> {
  // Not IF NOT EXISTS, for which too an account needs the right to create schemas.
  const { rowCount } = await client.query('SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1', [
    schema,
  ])
  if (!rowCount) await client.query(`CREATE SCHEMA ${quoted(schema)}`)
}

/**
 * Makes an empty database Cairn's. Throws `DatabaseRefused` if someone else's tables are in it, or a restore of this schema
 * was cut off. Called by several starts at once, it's done once.
 */
export async function makeOurs(client: pg.Client, server: Server, isRestoring = false): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await within(client, server, () => once(client, server, isRestoring))
      return
    } catch (error) {
      // Two that create the same at once: the server lets one fail, with a code for a name that's taken.
      if (tries === 5 || !codes(error).some((code) => ['23505', '42P07', '42P06', '40001'].includes(code)))
        throw error
    }
  }
}

async function once(client: pg.Client, server: Server, isRestoring: boolean): Promise<void> {
  if (server.schema) await createSchema(client, server.schema)
  if (isRestoring && (await unendedRestore(client)) !== undefined) return
  await assertRestoreEnded(client, server)
  const tables = await tablesIn(client)
  if (tables[0] && tables[0].name !== 'cairn_database')
    throw new DatabaseRefused(
      `${nameOf(server)} isn’t Cairn’s: it has a table ${tables[0].name}. Cairn needs a database of its own. Create an empty one, and name it in CAIRN_DATABASE.`,
    )
  assertMoveEnded(tables, server)
  if (tables[0]) return
  if (!isRestoring) await assertNothingReplaced(client, server)
  await createOurs(client)
}

// A restore that was killed has put the schema aside, and nothing in its place.
async function assertNothingReplaced(client: pg.Client, server: Server): Promise<void> {
  const schema = await schemaName(client, server)
  const { rows } = await client.query('SELECT nspname AS name FROM pg_catalog.pg_namespace ORDER BY 1 DESC')
  const aside = rows.map(({ name }) => String(name)).find((name) => isReplaced(name, schema))
  if (aside)
    throw new DatabaseRefused(
      `${nameOf(server)} is empty, but what a restore replaced is in it, as the schema ${aside}. Restore a backup again, or give that schema its name back: DROP SCHEMA ${quoted(schema)}; ALTER SCHEMA ${quoted(aside)} RENAME TO ${quoted(schema)};`,
    )
}

const momentOfName = /^\d{4}_\d\d_\d\dt\d\d_\d\d_\d\dz$/

/** With the moment after it, what a restore puts aside is called. It fits into PostgreSQL's 63 bytes for a name. */
export function replacedPrefix(schema: string): string {
  if (/^[a-z0-9_]{1,27}$/.test(schema)) return `cairn_replaced_${schema}_`
  const begin = schema
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 18)
  return `cairn_replaced_${begin}_${createHash('sha256').update(schema).digest('hex').slice(0, 8)}_`
}

function isReplaced(name: string, schema: string): boolean {
  const prefix = replacedPrefix(schema)
  return name.startsWith(prefix) && momentOfName.test(name.slice(prefix.length))
}
