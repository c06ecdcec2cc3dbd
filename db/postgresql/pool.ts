import type pg from 'pg'
import type { Server } from '#db/server.ts'

// In milliseconds.
const waiting = { forConnection: 5000, forAnswer: 30_000, idle: 60_000 }

/**
 * How many connections a process may have, and how long it waits. Only what a pooler such as PgBouncer passes on: timeouts
 * are the driver's own, since a pooler in transaction mode keeps no settings of a session.
 */
export function readPoolOptions(server: Server, env: Record<string, string | undefined>): pg.PoolConfig {
  return {
    connectionString: server.url,
    // One stays, by which others see that a Cairn uses the database.
    min: 1,
    max: Number(env.CAIRN_DATABASE_CONNECTIONS || 10),
    connectionTimeoutMillis: waiting.forConnection,
    query_timeout: waiting.forAnswer,
    idleTimeoutMillis: waiting.idle,
    application_name: 'cairn',
    // A connection that a firewall has forgotten is noticed.
    keepAlive: true,
    onConnect: withoutCompiling,
  }
}

/**
 * PostgreSQL compiles a statement that it guesses to be dear, which takes longer (60 ms for a search) than any of Cairn's
 * does. Behind a pooler that keeps no settings this holds for whoever gets the connection next, which is Cairn too.
 */
async function withoutCompiling(client: pg.ClientBase): Promise<void> {
  // A compatible server may not know the setting.
  await client.query('SET jit = off').catch(() => undefined)
}
