import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { codes, isUniqueViolation } from '#db/errors.ts'
import { OutcomeUnknown, Unavailable } from '#db/faults.ts'
import { isAway, isConflict, isUnanswered, withCode } from './errors.ts'

/** In milliseconds, for one write with all its tries. */
const patience = 5000
// In milliseconds: the first wait, and the longest.
const wait = { first: 5, longest: 500 }
// A row that another transaction has just written can show as a broken rule: on the next try the work sees it.
const MAX_DUPLICATES = 2

/**
 * Does the work in a SERIALIZABLE transaction, and all of it again when the server says that it can't be put in an order
 * with others' (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-SERIALIZABLE) or a connection ended
 * before the work began. Waits grow and are random. Throws `Unavailable` after five seconds, also where all of them were
 * spent waiting for a lock, and `OutcomeUnknown` if the server's answer to COMMIT never came.
 */
export async function serially<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const until = performance.now() + patience
  let duplicates = 0
  for (let longest = wait.first; ; longest = Math.min(longest * 2, wait.longest)) {
    try {
      return await once(pool, until, work)
    } catch (error) {
      if (codes(error).includes('55P03')) throw new Unavailable(error)
      const isWorthAnotherTry =
        error instanceof NotBegun ||
        isConflict(error) ||
        (isUniqueViolation(error) && duplicates++ < MAX_DUPLICATES)
      if (!isWorthAnotherTry) throw error
      const pause = longest * (0.5 + Math.random() / 2)
      if (performance.now() + pause >= until)
        throw error instanceof NotBegun ? error.cause : new Unavailable(error)
      await setTimeout(pause)
    }
  }
}

/** Nothing was done yet, so it can be tried again. */
class NotBegun extends Error {}

async function once<T>(
  pool: pg.Pool,
  until: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw withCode(error)
  })
  let broken = false
  try {
    await begin(client, until)
    const result = await work(client)
    const command = await commit(client)
    // After an error that the work has caught, PostgreSQL rolls back, and says so in this way alone.
    if (command !== 'COMMIT')
      throw new Error('A transaction went on after an error, and nothing of it is saved.')
    return result
  } catch (error) {
    broken =
      error instanceof NotBegun || error instanceof OutcomeUnknown || isAway(error) || isUnanswered(error)
    if (!broken)
      broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      )
    throw withCode(error)
  } finally {
    client.release(broken)
  }
}

async function commit(client: pg.PoolClient): Promise<string> {
  try {
    return (await client.query('COMMIT')).command
  } catch (error) {
    const cause = withCode(error)
    throw isAway(cause) || isUnanswered(cause) ? new OutcomeUnknown(cause) : cause
  }
}

async function begin(client: pg.PoolClient, until: number): Promise<void> {
  // A lock is waited for as long as the whole write may take. 0 would be without end.
  const left = Math.max(1, Math.ceil(until - performance.now()))
  try {
    await client.query(`BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL lock_timeout TO ${left}`)
  } catch (error) {
    const cause = withCode(error)
    throw isAway(cause) ? new NotBegun('The connection ended.', { cause }) : cause
  }
}
