import pg from 'pg'
import type { Server } from '#db/server.ts'
import { readPoolOptions } from './pool.ts'

// One connection beside those that serve, for what is done to a whole database: start, commands and the demo.

/**
 * `name` is what PostgreSQL lists the connection under: 'cairn' says that a Cairn uses the database. `longest` is how long
 * an answer may take, in milliseconds; without it, as long as it does.
 */
export async function connect(server: Server, name: string, longest?: number): Promise<pg.Client> {
  const client = new pg.Client({
    ...readPoolOptions(server, process.env),
    application_name: name,
    query_timeout: longest,
  })
  // Otherwise a connection that ends between two queries would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** All of the work in one transaction, or nothing, with Cairn's schema in the search path. */
export async function within<T>(
  client: pg.Client,
  server: Server,
  work: () => Promise<T>,
  isolation = 'READ COMMITTED',
): Promise<T> {
  await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
  try {
    await inSearchPath(client, server)
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** In this transaction, names without a schema are Cairn's: a pooler keeps no settings of a session. */
export async function inSearchPath(client: pg.Client, { schema }: Server): Promise<void> {
  if (schema) await client.query(`SET LOCAL search_path TO ${quoted(schema)}`)
}

/** The schema that Cairn's tables are in; without one in the address, the one that PostgreSQL chooses for the account. */
export async function schemaName(client: pg.Client, { schema }: Server): Promise<string> {
  if (schema) return schema
  const { rows } = await client.query('SELECT current_schema() AS schema')
  return rows[0].schema ?? 'public'
}

/** All there is in the schema in the search path, not only what this account may use; Cairn's own mark comes first. */
export async function tablesIn(client: pg.Client): Promise<{ name: string; isTable: boolean }[]> {
  const { rows } = await client.query(
    `SELECT relname AS name, relkind IN ('r', 'p') AS "isTable" FROM pg_catalog.pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY relname <> 'cairn_database', relname`,
  )
  return rows
}

export const quoted = (name: string) => pg.escapeIdentifier(name)
