import type pg from 'pg'
import { codes } from '#db/errors.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { assertMoveEnded } from './moves.ts'
import { nameOf } from './refusals.ts'

// A table with one row says that the database is Cairn's. Whoever migrates locks that row; `made` is the demo's note.

export const ourColumns = '(one integer PRIMARY KEY CHECK (one = 1), application text NOT NULL, made text)'

/**
 * Makes an empty database Cairn's. Throws `DatabaseRefused` if someone else's tables are in it. Called by several starts
 * at once, it's done once.
 */
export async function makeOurs(client: pg.Client, server: Server): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await once(client, server)
      return
    } catch (error) {
      // Two that create the same at once: the server lets one fail, with a code for a name that's taken.
      if (tries === 5 || !codes(error).some((code) => ['23505', '42P07', '42P06', '40001'].includes(code)))
        throw error
    }
  }
}

async function once(client: pg.Client, server: Server): Promise<void> {
  await client.query('BEGIN')
  try {
    await inOwnSchema(client, server)
    const { rows } = await client.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name = 'cairn_database' DESC, table_name",
    )
    if (rows[0] && rows[0].name !== 'cairn_database')
      throw new DatabaseRefused(
        `${nameOf(server)} isn’t Cairn’s: it has a table ${rows[0].name}. Cairn needs a database of its own. Create an empty one, and name it in CAIRN_DATABASE.`,
      )
    assertMoveEnded(rows, server)
    if (!rows[0]) {
      await client.query(`CREATE TABLE cairn_database ${ourColumns}`)
      await client.query("INSERT INTO cairn_database (one, application) VALUES (1, 'Cairn')")
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function inOwnSchema(client: pg.Client, { schema }: Server): Promise<void> {
  if (!schema) return
  const { escapeIdentifier } = client
  const { rowCount } = await client.query(
    'SELECT 1 FROM information_schema.schemata WHERE schema_name = $1',
    [schema],
  )
  if (!rowCount) await client.query(`CREATE SCHEMA ${escapeIdentifier(schema)}`)
  await client.query(`SET LOCAL search_path TO ${escapeIdentifier(schema)}`)
}
