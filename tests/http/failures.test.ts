import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idle } from '#app/_ui/form-state.ts'
import { builtActions } from '../access/send-action.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let lead: Browserless

beforeAll(async () => {
  server = await startServer({ database: demoFile })
  lead = await new Browserless(server).signIn('lead@demo.cairn')
})
afterAll(() => server?.stop())

// An answer may be five seconds old.
const becomes = (status: number) =>
  expect.poll(async () => (await lead.ask('/up')).status, { timeout: 60_000, interval: 200 }).toBe(status)

function behindItsBack(statement: string): void {
  const other = new BetterSqlite(server.data)
  other.exec(statement)
  other.close()
}

test('a page that fails is whole, and its reference leads to the details in the log', async () => {
  behindItsBack('alter table memberships rename to elsewhere')
  const answer = await lead.ask('/roadmaps')
  behindItsBack('alter table elsewhere rename to memberships')
  const page = await answer.text()
  expect(answer.status).toBe(500)
  expect(page).toContain('Something went wrong here</h1>')
  expect(page).not.toMatch(/elsewhere|no such table|sqlite/i)
  const [, reference = 'none'] = /Reference: <code>(\w+)<\/code>/.exec(page) ?? []
  expect(await server.lineWith(`"reference":"${reference}"`)).toContain('no such table')
  expect((await lead.ask('/roadmaps')).status).toBe(200)
})

test('a form that fails shows the reference of its line in the log', async () => {
  const save = builtActions().get('app/(main)/settings/actions.ts saveProfile')?.id ?? ''
  const form = new FormData()
  form.append('_1_version', '1')
  form.append('_1_name', 'Ruth')
  form.append('_1_timeZone', 'Europe/Berlin')
  form.append('0', JSON.stringify([idle, '$K1']))
  const headers = { 'next-action': save, accept: 'text/x-component' }
  behindItsBack('alter table audit_events rename to elsewhere')
  const answer = await lead.ask('/settings', { method: 'POST', headers, body: form })
  behindItsBack('alter table elsewhere rename to audit_events')
  const state = await answer.text()
  expect(state).toContain('"status":"failed"')
  expect(state).not.toMatch(/audit_events|no such table|sqlite/i)
  const [, reference = 'none'] = /"reference":"(\w+)"/.exec(state) ?? []
  const line = JSON.parse(await server.lineWith(`"reference":"${reference}"`))
  expect(line).toMatchObject({ method: 'POST', path: '/settings', status: 200 })
  expect(JSON.stringify(line.err)).toContain('no such table')
})

test('Next’s own client gets its own kind of answer to a page that fails', async () => {
  behindItsBack('alter table memberships rename to elsewhere')
  const headers = { rsc: '1', accept: '*/*' }
  // Next forwards such a request to the address in its headers.
  const [address = ''] = [(await lead.ask('/roadmaps', { headers })).headers.get('location')]
  const answer = await lead.ask(String(address), { headers })
  behindItsBack('alter table elsewhere rename to memberships')
  expect(answer.headers.get('content-type')).toMatch(/^text\/x-component/)
  expect(await answer.text()).not.toMatch(/elsewhere|no such table|sqlite/i)
})

test('while another program holds the database, pages go on, and a write waits for it', async () => {
  const other = new BetterSqlite(server.data)
  const hold = async () => {
    const began = performance.now()
    other.exec('begin immediate')
    const signedIn = new Browserless(server).signIn('mentor@demo.cairn').then(
      () => 'signed in',
      (error: unknown) => String(error),
    )
    const health = lead.ask('/up')
    expect((await lead.ask('/goals')).status).toBe(200)
    other.exec('rollback')
    // On a very busy machine, the write may have reached its limit of five seconds by now.
    const isTooLong = performance.now() - began > 4000
    return { isTooLong, outcome: [(await health).status, await signedIn] }
  }
  let held = await hold()
  for (let again = 0; held.isTooLong && again < 5; again++) held = await hold()
  other.close()
  expect(held.outcome).toEqual([200, 'signed in'])
})

test('a write waits so long and no longer; nothing of it is saved', async () => {
  const other = new BetterSqlite(server.data)
  other.exec('begin immediate')
  await becomes(503)
  await expect(new Browserless(server).signIn('mentor@demo.cairn')).rejects.toThrow('error=failed')
  other.exec('rollback')
  other.close()
  await becomes(200)
})
