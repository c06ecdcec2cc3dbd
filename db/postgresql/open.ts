import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { type Database, setHandle, type Transaction } from '#db/client.ts'
import type { Server } from '#db/server.ts'
import { withCode } from './errors.ts'
import { momentsOf } from './moment.ts'
import { readPoolOptions } from './pool.ts'
import { serially } from './serially.ts'

/** Makes a pool of connections, which are opened when they're needed. */
export function openServer(server: Server, onQuery?: (statement: string) => void): void {
  const pool = new pg.Pool(readPoolOptions(server, process.env))
  // Without a listener, an idle connection that the server closes would end the process. The pool drops it by itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const logger = onQuery && { logQuery: onQuery }
  const over = (client: pg.Pool | pg.PoolClient, chosen?: () => pg.Pool | pg.PoolClient) =>
    drizzle(withCodes(client, chosen), { casing: 'snake_case', ...(logger && { logger }) })
  const { atOneMoment, connection } = momentsOf(pool)
  // One for all moments, so that what is prepared over it is prepared once.
  const momentary = over(pool, connection) as unknown as Database
  const writes = new Set<Promise<unknown>>()
  setHandle({
    // PostgreSQL's builders take the same calls, as `tests/data` shows.
    reader: over(pool) as unknown as Database,
    atOneMoment: (work) => atOneMoment(() => work(momentary)),
    write: (work) => {
      const run = serially(pool, (client) => work(over(client) as unknown as Transaction))
      const settled: Promise<unknown> = run.then(
        () => writes.delete(settled),
        () => writes.delete(settled),
      )
      writes.add(settled)
      return run
    },
    close: async () => {
      await Promise.all(writes)
      await pool.end()
    },
  })
}

// The driver's own errors, such as that a connection ended, have no code. `chosen` is who is asked instead of the client.
function withCodes<Client extends pg.Pool | pg.PoolClient>(
  client: Client,
  chosen: () => pg.Pool | pg.PoolClient = () => client,
): Client {
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'query') return value.bind(target)
      return (...asked: unknown[]) => {
        const to = chosen()
        return Promise.resolve(Reflect.apply(to.query, to, asked)).catch((error: unknown) => {
          throw withCode(error)
        })
      }
    },
  })
}
