import { afterAll, beforeAll, expect, test } from 'vitest'
import { idle } from '#app/_ui/form-state.ts'
import { builtActions } from '../access/send-action.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const done = /role="status"/

test('what was done is shown once, to the one who did it, at a clean address', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const page = await (await lead.ask('/settings')).text()
  const sent = await lead.ask('/settings', {
    method: 'POST',
    body: filled(formWith(page, 'timeZone'), { timeZone: 'Europe/Berlin' }),
  })
  const to = sent.headers.get('location') ?? ''
  expect([sent.status, new URL(to, server.origin).search]).toEqual([303, ''])
  // Another page in between, a prefetch and a HEAD leave it for its own.
  expect(await (await lead.ask('/roadmaps')).text()).not.toMatch(done)
  await lead.ask(to, { method: 'HEAD' })
  const other = await new Browserless(server).signIn('mentor@demo.cairn')
  expect(await (await other.ask(to)).text()).not.toMatch(done)
  expect(await (await lead.ask(to)).text()).toMatch(done)
  expect(await (await lead.ask(to)).text()).not.toMatch(done)
})

test('Next’s own client gets the note with the page that the action leads to, and no cookie', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const page = await (await lead.ask('/settings')).text()
  const version = formWith(page, 'timeZone')?.find(([name]) => name === 'version')?.[1] ?? ''
  const form = new FormData()
  for (const [name, value] of Object.entries({ version, name: 'Ruth', timeZone: 'Europe/London' }))
    form.append(`_1_${name}`, value)
  form.append('0', JSON.stringify([idle, '$K1']))
  const save = builtActions().get('app/(main)/settings/actions.ts saveProfile')?.id ?? ''
  const build = /data-dpl-id="(\w+)"/.exec(page)?.[1] ?? ''
  const headers = { 'next-action': save, accept: 'text/x-component', 'x-deployment-id': build }
  const answer = await lead.ask('/settings', { method: 'POST', headers, body: form })
  expect(await answer.text()).toContain('Saved.')
  expect(answer.headers.getSetCookie().filter((line) => /done=[^;]/.test(line))).toEqual([])
  expect(await (await lead.ask('/settings')).text()).not.toMatch(done)
})

test.each(['/?did=saved', '/sign-in?did=signed-out', '/goals?did=sent'])(
  '%s shows nothing',
  async (address) => {
    const lead = new Browserless(server)
    if (!address.startsWith('/sign-in')) await lead.signIn('lead@demo.cairn')
    const answer = await lead.ask(address)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(done)
  },
)

test('a signed-out person reads so once', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const out = await lead.ask('/sign-out', { method: 'POST' })
  expect(out.headers.get('location')).toBe(`${server.origin}/sign-in`)
  expect(await (await lead.ask('/sign-in')).text()).toContain('You’re signed out.')
  expect(await (await lead.ask('/sign-in')).text()).not.toContain('You’re signed out.')
})
