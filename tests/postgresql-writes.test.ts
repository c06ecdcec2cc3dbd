import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultOf, OutcomeUnknown, Unavailable } from '#db/faults.ts'
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
  pool.on('connect', (client) => client.on('error', () => undefined))
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

/** Passes on what is said, and cuts the connection when a COMMIT has gone through: `isCut` before its answer. */
async function relay(isCut: () => boolean): Promise<{ url: string; close: () => void }> {
  const { port, hostname } = new URL(postgres.url('postgres'))
  const open: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    open.push(near, far)
    let isCommitted = false
    near.on('data', (said) => {
      isCommitted ||= said.includes('COMMIT') && isCut()
      far.write(said)
    })
    far.on('data', (said) => (isCommitted ? near.destroy() : near.write(said)))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('close', () => other.destroy()).on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: postgres.url('postgres').replace(port, String(typeof address === 'object' && address?.port)),
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

test('a write whose end is never heard of isn’t said to be lost, and it may be there', async () => {
  let isCut = true
  const { url, close } = await relay(() => isCut)
  await withPool({ connectionString: url }, async (pool) => {
    const write = serially(pool, (client) => client.query('update stones set number = 7'))
    const error = await write.catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(OutcomeUnknown)
    expect(faultOf(error)).toBe('unsure')
    expect((await other.query('select number from stones')).rows).toEqual([{ number: 7 }])
    isCut = false
    await serially(pool, (client) => client.query('update stones set number = 8'))
    expect((await other.query('select number from stones')).rows).toEqual([{ number: 8 }])
  })
  close()
})
