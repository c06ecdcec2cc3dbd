import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { isAway, isUnanswered, withCode } from './errors.ts'

/**
 * `atOneMoment` does the work in a transaction that reads what was there when it began. Inside it, `connection` is the
 * transaction's, elsewhere the pool.
 */
export function momentsOf(pool: pg.Pool) {
  const moment = new AsyncLocalStorage<{ client: pg.PoolClient | undefined }>()
  return {
    // What goes on after the end of the work asks the pool: its connection is someone else's by then.
    connection: () => moment.getStore()?.client ?? pool,
    async atOneMoment<T>(work: () => Promise<T>): Promise<T> {
      const client = await pool.connect().catch((error: unknown) => {
        throw withCode(error)
      })
      const own: { client: pg.PoolClient | undefined } = { client }
      let broken = false
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
        const result = await moment.run(own, work)
        await client.query('COMMIT')
        return result
      } catch (thrown) {
        const error = withCode(thrown)
        broken =
          isAway(error) ||
          isUnanswered(error) ||
          (await client.query('ROLLBACK').then(
            () => false,
            () => true,
          ))
        throw error
      } finally {
        own.client = undefined
        client.release(broken)
      }
    },
  }
}
