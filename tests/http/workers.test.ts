import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idle } from '#app/_ui/form-state.ts'
import { builtActions } from '../access/send-action.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { KeptConnection } from '../support/kept-connection.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile, env: { CAIRN_WORKERS: '2' } })
})
afterAll(() => server?.stop())

const isRefused = () =>
  fetch(`${server.address}/up`, { headers: { connection: 'close' } }).then(
    () => false,
    () => true,
  )
const endsListening = () => expect.poll(isRefused, { timeout: 60_000, interval: 20 }).toBe(true)

function commentsSaying(words: string): unknown[] {
  const record = new BetterSqlite(server.data, { readonly: true })
  const found = record.prepare('select body from comments where body = ?').pluck().all(words)
  record.close()
  return found
}

/** A comment that is on its way, as a slow line sends it. */
async function slowComment(words: string): Promise<() => Promise<number | undefined>> {
  const junior = await new Browserless(server).signIn('junior@demo.cairn')
  const list = await (await junior.ask('/goals')).text()
  const goal = /\/goals\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  const page = await (await junior.ask(goal)).text()
  const form = filled(formWith(page, 'body'), { body: words, visibility: 'private' })
  return new KeptConnection(server).beginForm(junior, goal, form)
}

/** A connection that one process has taken, while the other one couldn’t. */
async function connectionWithout(other: number): Promise<KeptConnection> {
  const connection = new KeptConnection(server)
  process.kill(other, 'SIGSTOP')
  try {
    expect(await connection.status('/sign-in')).toBe(200)
  } finally {
    process.kill(other, 'SIGCONT')
  }
  return connection
}

test('two processes answer, and one that is killed is replaced', async () => {
  const { workers } = server.processes()
  const [first = 0, second = 0, ...more] = workers
  expect(more).toEqual([])
  const [ofFirst, ofSecond] = [await connectionWithout(second), await connectionWithout(first)]
  process.kill(first, 'SIGKILL')
  await ofFirst.closed
  // Until the new one is ready, nobody is sent to it.
  for (let asked = 0; asked < 10; asked++)
    expect((await fetch(`${server.address}/up`, { headers: { connection: 'close' } })).status).toBe(200)
  expect(await server.lineWith('A worker ended')).toBe(
    'A worker ended (SIGKILL); another one takes its place.',
  )
  await server.lineWith('The new worker is ready.')
  expect(await ofSecond.status('/sign-in')).toBe(200)
  process.kill(second, 'SIGKILL')
  await ofSecond.closed
  // Now the new one is alone.
  expect(await ofFirst.status('/sign-in')).toBe(200)
  expect(server.processes().workers.filter((each) => workers.includes(each))).toEqual([])
  for (const each of [ofFirst, ofSecond]) each.end()
})

test('a form without JavaScript is saved, and its note shown once, whichever process answers', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  for (const timeZone of ['Europe/Berlin', 'Europe/London', 'Europe/Lisbon']) {
    // Each request may come to another process.
    const headers = { connection: 'close' }
    const page = await (await lead.ask('/settings', { headers })).text()
    const sent = await lead.ask('/settings', {
      headers,
      method: 'POST',
      body: filled(formWith(page, 'timeZone'), { timeZone }),
    })
    expect(sent.status).toBe(303)
    const to = sent.headers.get('location') ?? ''
    expect(await (await lead.ask(to, { headers })).text()).toMatch(/role="status"/)
    expect(await (await lead.ask(to, { headers })).text()).not.toMatch(/role="status"/)
  }
})

test('Next’s own fetch after an action comes back to its own process, so the note isn’t shown twice', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const save = builtActions().get('app/(main)/settings/actions.ts saveProfile')?.id ?? ''
  for (const timeZone of ['Europe/Berlin', 'Europe/London', 'Europe/Lisbon', 'Europe/Berlin']) {
    const page = await (await lead.ask('/settings', { headers: { connection: 'close' } })).text()
    const version = formWith(page, 'timeZone')?.find(([name]) => name === 'version')?.[1] ?? ''
    const form = new FormData()
    for (const [name, value] of Object.entries({ version, name: 'Ruth', timeZone }))
      form.append(`_1_${name}`, value)
    form.append('0', JSON.stringify([idle, '$K1']))
    const build = /data-dpl-id="(\w+)"/.exec(page)?.[1] ?? ''
    const headers = { 'next-action': save, accept: 'text/x-component', 'x-deployment-id': build }
    const answer = await lead.ask('/settings', { method: 'POST', headers, body: form })
    expect(await answer.text()).toContain('Saved.')
    expect(answer.headers.getSetCookie().filter((line) => /done=[^;]/.test(line))).toEqual([])
  }
})

test('a stop answers what is under way, and the status is 0', async () => {
  const words = 'Sent while Cairn was told to stop.'
  const finish = await slowComment(words)
  process.kill(server.processes().first, 'SIGTERM')
  await endsListening()
  expect(await finish()).toBe(303)
  expect(await server.ended()).toBe(0)
  expect(commentsSaying(words)).toEqual([words])
})

test('without the first process the others answer what is under way, and end', async () => {
  await server.start()
  const words = 'Sent while the first process was killed.'
  const finish = await slowComment(words)
  await server.kill()
  await endsListening()
  expect(await finish()).toBe(303)
  await server.allEnded()
  expect(commentsSaying(words)).toEqual([words])
})

test('Ctrl+C, which a terminal sends to all processes, ends with status 0', async () => {
  await server.start()
  const { first, workers } = server.processes()
  for (const each of [...workers, first]) process.kill(each, 'SIGINT')
  expect(await server.ended()).toBe(0)
  await server.allEnded()
  expect(server.printed()).not.toContain('takes its place')
})

test('where the system makes no new process, the others go on, and it’s tried again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-workers-'))
  const mark = path.join(folder, 'no more')
  const preload = pathToFileURL(path.resolve(import.meta.dirname, '../support/no-more-processes.mjs'))
  const env = { CAIRN_WORKERS: '2', NO_PROCESS_WHILE: mark, NODE_OPTIONS: `--import=${preload}` }
  const short = await startServer({ database: demoFile, env })
  writeFileSync(mark, '')
  process.kill(short.processes().workers[0] ?? 0, 'SIGKILL')
  await short.lineWith('A worker couldn’t be started')
  expect((await fetch(`${short.address}/up`)).status).toBe(200)
  rmSync(folder, { recursive: true })
  await short.lineWith('The new worker is ready.')
  expect(short.processes().workers).toHaveLength(2)
  expect(await short.stop()).toBe(0)
})
