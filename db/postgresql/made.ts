import pg from 'pg'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { withCode } from './errors.ts'
import { ourColumns } from './ours.ts'
import { readPoolOptions } from './pool.ts'
import { nameOf, serverInWords } from './refusals.ts'

// The demo's record is in a schema of its own. The row that says that it's Cairn's also says what it was made of: nothing
// yet ('') while it's being filled.

/** Undefined if nothing whole is there. Throws `DatabaseRefused` if the demo didn't make what is. */
export async function findMade(server: Server): Promise<string | undefined> {
  return withClient(server, async (client, schema) => {
    const { rows } = await client.query('SELECT 1 FROM information_schema.tables WHERE table_schema = $1', [
      server.schema,
    ])
    if (rows.length === 0) return undefined
    const found = await client
      .query(`SELECT made FROM ${schema}.cairn_database`)
      .catch(() => ({ rows: [{ made: null }] }))
    const made = found.rows[0]?.made
    if (typeof made !== 'string')
      throw new DatabaseRefused(
        `${nameOf(server)} wasn’t created by the demo, so it’s left alone. Name another schema in CAIRN_DATABASE.`,
      )
    return made || undefined
  })
}

/** Makes the schema anew, empty, and notes that it's the demo's. */
export async function removeMade(server: Server): Promise<void> {
  await withClient(server, async (client, schema) => {
    await client.query(`BEGIN; DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema};
      CREATE TABLE ${schema}.cairn_database ${ourColumns};
      INSERT INTO ${schema}.cairn_database VALUES (1, 'Cairn', ''); COMMIT`)
  })
}

export async function noteMade(server: Server, made: string): Promise<void> {
  await withClient(server, (client, schema) =>
    client.query(`UPDATE ${schema}.cairn_database SET made = $1`, [made]),
  )
}

async function withClient<T>(
  server: Server,
  work: (client: pg.Client, schema: string) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(readPoolOptions(server, process.env))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client, pg.escapeIdentifier(server.schema ?? 'public'))
  } catch (error) {
    throw serverInWords(withCode(error), server)
  } finally {
    await client.end().catch(() => undefined)
  }
}
