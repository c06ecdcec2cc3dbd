import { afterAll, beforeAll, expect, test } from 'vitest'
import { askServer } from '../support/asking.ts'
import { type PostgresServer, startPostgres } from '../support/postgresql/server.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'
import { lostOrHalf, startWriting } from '../support/writing.ts'
import { type Checkout, copyProject } from './checkout.ts'
import { type InFront, startProxy } from './proxy.ts'

// Two servers on one PostgreSQL, behind a proxy, are brought to another version one after the other while people write.

const key = Buffer.alloc(32, 7).toString('base64')
const checkouts: Checkout[] = []
const servers: TestServer[] = []
let postgres: PostgresServer
let proxy: InFront
let ports: string[]

const startOn = ({ root }: Checkout, port: string) =>
  startServer({
    root,
    port,
    way: 'demo',
    env: {
      CAIRN_DATABASE: postgres.url('postgres'),
      CAIRN_ORIGIN: proxy.origin,
      CAIRN_PROXIES: '1',
      CAIRN_SECRET: 'one secret that all of the machines know',
    },
  })

beforeAll(async () => {
  checkouts.push(copyProject(), copyProject())
  const [own, ...of] = await Promise.all([freePort(), freePort(), freePort()])
  ports = of.map(String)
  postgres = await startPostgres()
  proxy = await startProxy(String(own), ports)
  await checkouts[0]?.build(key)
})
afterAll(async () => {
  for (const each of servers) await each.stop()
  await proxy?.stop()
  await postgres?.stop()
  for (const each of checkouts) each.remove()
})

test('nobody loses a text while the next version is built, and while one server after the other gets it', async () => {
  const [now, next] = checkouts as [Checkout, Checkout]
  for (const port of ports) servers.push(await startOn(now, port))
  const people = ['junior', 'noah', 'minh-anh'].map((name) => `${name}@demo.cairn`)
  const writing = await startWriting(proxy, people)
  next.change()
  await next.build(key)
  // First only restarted, then brought to the other version.
  for (const checkout of [now, next])
    for (const [index, port] of ports.entries()) {
      await writing.more(3)
      expect(await servers[index]?.stop()).toBe(0)
      await writing.more(3)
      servers[index] = await startOn(checkout, port)
      const before = proxy.answered.get(port) ?? 0
      await expect.poll(() => proxy.answered.get(port), { timeout: 60_000 }).toBeGreaterThan(before + 3)
    }
  await writing.more(3)
  await writing.stop()
  expect(await lostOrHalf(askServer(postgres.url('postgres')), writing.saved)).toEqual([])
  // Not even once was a form refused: only that a server was starting, or that a connection ended.
  expect([...writing.others.keys()].filter((each) => each !== '503' && each !== '502')).toEqual([])
  console.log(`${writing.saved.length} texts, 0 lost; other answers: ${JSON.stringify([...writing.others])}`)
})
