import pg from 'pg'
import { server } from '#db/columns.ts'
import { withCode } from '#db/postgresql/errors.ts'
import { inSearchPath } from '#db/postgresql/ours.ts'
import { readPoolOptions } from '#db/postgresql/pool.ts'
import { nameOf, serverInWords } from '#db/postgresql/refusals.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { UpkeepFailed } from '../files.ts'

/** The PostgreSQL that `CAIRN_DATABASE` names. */
export function ownServer(): Server {
  if (!server) throw new Error('The database is a file.')
  return server
}

/**
 * A connection of its own in one transaction, with Cairn's schema as its search path. Throws `UpkeepFailed` if the server
 * can't be used, or its database isn't Cairn's.
 */
export async function withClient<T>(work: (client: pg.Client) => Promise<T>, begin = 'BEGIN'): Promise<T> {
  const own = ownServer()
  const { query_timeout: _ofServing, ...options } = readPoolOptions(own, process.env)
  const client = new pg.Client({ ...options, application_name: 'cairn command' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(begin)
    await inSearchPath(client, own)
    const { rows } = await client.query("SELECT to_regclass('cairn_database') IS NOT NULL AS is_ours")
    if (!rows[0].is_ours) throw new UpkeepFailed(`${nameOf(own)} has no record of Cairn’s in it.`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    const said = serverInWords(withCode(error), own)
    throw said instanceof DatabaseRefused ? new UpkeepFailed(said.message, { cause: error }) : said
  } finally {
    await client.end().catch(() => undefined)
  }
}
