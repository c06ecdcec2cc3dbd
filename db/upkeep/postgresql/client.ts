import type pg from 'pg'
import { server } from '#db/columns.ts'
import { connect, within } from '#db/postgresql/client.ts'
import { withCode } from '#db/postgresql/errors.ts'
import { nameOf, serverInWords } from '#db/postgresql/refusals.ts'
import { assertRestoreEnded } from '#db/postgresql/restores.ts'
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
 * can't be used, its database isn't Cairn's, or a restore of it hasn't ended.
 */
export async function withClient<T>(work: (client: pg.Client) => Promise<T>, isolation?: string): Promise<T> {
  const own = ownServer()
  return withConnection('cairn command', (client) =>
    within(
      client,
      own,
      async () => {
        const { rows } = await client.query("SELECT to_regclass('cairn_database') IS NOT NULL AS is_ours")
        if (!rows[0].is_ours) throw new UpkeepFailed(`${nameOf(own)} has no record of Cairn’s in it.`)
        await assertRestoreEnded(client, own)
        return work(client)
      },
      isolation,
    ),
  )
}

/** The same without a transaction, and whatever is in the database. */
export async function withConnection<T>(name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  let client: pg.Client | undefined
  try {
    client = await connect(ownServer(), name)
    return await work(client)
  } catch (error) {
    throw serverProblemInWords(error)
  } finally {
    await client?.end().catch(() => undefined)
  }
}

/** A sentence about the server in place of the driver's words. */
export function serverProblemInWords(error: unknown): unknown {
  const said = serverInWords(withCode(error), ownServer())
  return said instanceof DatabaseRefused ? new UpkeepFailed(said.message, { cause: error }) : said
}
