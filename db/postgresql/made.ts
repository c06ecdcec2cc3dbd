import type pg from 'pg'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { connect, quoted, schemaName, tablesIn, within } from './client.ts'
import { withCode } from './errors.ts'
import { createOurs, createSchema } from './ours.ts'
import { nameOf, serverInWords } from './refusals.ts'

// The demo's record is in a schema of its own. The row that says that it's Cairn's also says what it was made of: nothing
// yet ('') while it's being filled.

/** Undefined if nothing whole is there. Throws `DatabaseRefused` if the demo didn't make what is. */
export async function findMade(server: Server): Promise<string | undefined> {
  return inTransaction(server, async (client) => (await noteIn(client, server)) || undefined)
}

/** Makes the schema anew, empty, and notes that it's the demo's. Throws `DatabaseRefused` if what's there isn't. */
export async function removeMade(server: Server): Promise<void> {
  await inTransaction(server, async (client) => {
    const schema = await schemaName(client, server)
    // One that's there and empty is kept: it may be someone's who lets Cairn use it.
    if ((await noteIn(client, server)) !== undefined)
      await client.query(`DROP SCHEMA ${quoted(schema)} CASCADE`)
    await createSchema(client, schema)
    await createOurs(client, '')
  })
}

export async function noteMade(server: Server, made: string): Promise<void> {
  await inTransaction(server, (client) => client.query('UPDATE cairn_database SET made = $1', [made]))
}

/** Undefined if nothing is there at all: no table, and no function, type or extension. */
async function noteIn(client: pg.Client, server: Server): Promise<string | undefined> {
  const [first] = await tablesIn(client)
  if (first?.name === 'cairn_database') {
    const { rows } = await client.query("SELECT to_jsonb(ours) ->> 'made' AS made FROM cairn_database ours")
    if (typeof rows[0]?.made === 'string') return rows[0].made
  }
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_catalog.pg_depend WHERE refclassid = 'pg_catalog.pg_namespace'::regclass AND refobjid = current_schema()::regnamespace LIMIT 1",
  )
  if (!first && !rowCount) return undefined
  throw new DatabaseRefused(
    `${nameOf(server)} wasn’t created by the demo, so it’s left alone. Name another schema in CAIRN_DATABASE.`,
  )
}

async function inTransaction<T>(server: Server, work: (client: pg.Client) => Promise<T>): Promise<T> {
  let client: pg.Client | undefined
  try {
    const own = await connect(server, 'cairn', 30_000)
    client = own
    return await within(own, server, () => work(own))
  } catch (error) {
    throw serverInWords(withCode(error), server)
  } finally {
    await client?.end().catch(() => undefined)
  }
}
