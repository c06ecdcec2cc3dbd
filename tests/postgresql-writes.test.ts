import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Unavailable } from '#db/faults.ts'
import { serially } from '#db/postgresql/serially.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

// What becomes of a write that PostgreSQL holds up.

let postgres: PostgresServer
let other: pg.Client
beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.run('create table stones (number integer)', 'insert into stones values (1)')
  other = new pg.Client(postgres.url('postgres'))
  await other.connect()
})
afterAll(async () => {
  await other?.end()
  await postgres?.stop()
})

async function withPool(options: pg.PoolConfig, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const pool = new pg.Pool({ connectionString: postgres.url('postgres'), max: 1, ...options })
  pool.on('error', () => undefined)
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

test('a write that waits for a lock all its time is told that the database is busy', () =>
  withPool({ query_timeout: 20_000 }, async (pool) => {
    await other.query('BEGIN')
    await other.query('LOCK TABLE stones')
    const write = serially(pool, (client) => client.query('update stones set number = 2'))
    await expect(write).rejects.toThrow(Unavailable)
    await other.query('ROLLBACK')
    // The lock's limit was of that one transaction.
    expect((await pool.query('show lock_timeout')).rows).toEqual([{ lock_timeout: '0' }])
    await serially(pool, (client) => client.query('update stones set number = 2'))
    expect((await pool.query('select number from stones')).rows).toEqual([{ number: 2 }])
  }))

test('a connection whose answer didn’t come in time isn’t used again', () =>
  withPool({ query_timeout: 500 }, async (pool) => {
    const asked: string[] = []
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...all: unknown[]) => unknown
      client.query = ((...all: unknown[]) => {
        asked.push(String(all[0]))
        return query(...all)
      }) as typeof client.query
    })
    const slow = serially(pool, (client) => client.query('select pg_sleep(30)'))
    await expect(slow).rejects.toThrow('Query read timeout')
    expect(asked).toHaveLength(2)
    expect(pool.totalCount).toBe(0)
    await serially(pool, (client) => client.query('select 1'))
  }))

test('a row that is there already is looked at again, however often others were in the way before', () =>
  withPool({}, async (pool) => {
    const ends = ['40001', '40001', '40P01', '23505', '40001', '23505', 'saved']
    const saved = await serially(pool, async () => {
      const code = ends.shift() ?? ''
      if (code !== 'saved') throw Object.assign(new Error('no'), { code })
      return code
    })
    expect(saved).toBe('saved')
    let tries = 0
    const taken = serially(pool, async () => {
      tries++
      throw Object.assign(new Error('taken'), { code: '23505' })
    })
    await expect(taken).rejects.toThrow('taken')
    expect(tries).toBe(3)
  }))
