import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askFile, askServer } from '../support/asking.ts'
import { demoFile } from '../support/demo-database.ts'
import { type PostgresServer, startPostgres } from '../support/postgresql/server.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Ask, lostOrHalf, startWriting } from '../support/writing.ts'

// One of two processes is killed again and again while people write. `npm run test:kills` has a hundred rounds.
const rounds = Number(process.env.CAIRN_ROUNDS || 3)
const people = ['junior', 'noah', 'minh-anh'].map((name) => `${name}@demo.cairn`)

let postgres: PostgresServer | undefined
let server: TestServer
let ask: Ask
beforeAll(async () => {
  if (process.env.CAIRN_TEST_DATABASE === 'postgresql') postgres = await startPostgres()
  const env = { CAIRN_WORKERS: '2', ...(postgres && { CAIRN_DATABASE: postgres.url('postgres') }) }
  server = await startServer(postgres ? { env, way: 'demo' } : { env, database: demoFile })
  ask = postgres ? askServer(postgres.url('postgres')) : askFile(server.data)
})
afterAll(async () => {
  await server?.stop()
  await postgres?.stop()
})

test('what was answered as saved is there, whole and once, however often a process is killed', async () => {
  const writing = await startWriting(server, people)
  let killed = 0
  for (let round = 0; round < rounds; round++) {
    await writing.more(1 + (round % 3))
    const { workers } = server.processes()
    expect(workers.length).toBe(2)
    process.kill(workers[round % 2] ?? 0, 'SIGKILL')
    killed += 1
    // Meanwhile the other one goes on.
    await writing.more(1)
    await writing.pause()
    const isReady = () => server.printed().split('The new worker is ready.').length - 1
    await expect.poll(isReady, { timeout: 300_000, interval: 50 }).toBe(killed)
    expect(await lostOrHalf(ask, writing.saved)).toEqual([])
    writing.goOn()
  }
  await writing.stop()
  expect(await lostOrHalf(ask, writing.saved)).toEqual([])
  expect((await fetch(`${server.address}/up`)).status).toBe(200)
  console.log(
    `${postgres ? 'PostgreSQL' : 'SQLite'}: ${killed} kills, ${writing.saved.length} writes acknowledged, 0 lost, 0 half; other answers: ${JSON.stringify([...writing.others])}`,
  )
})
