import Database from 'better-sqlite3'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const visitor = () => new Browserless(server)
const signedIn = (name: string) => visitor().signIn(`${name}@demo.cairn`)
const htmlOf = async (browser: Browserless, address: string) => (await browser.ask(address)).text()
const plain = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

/** Sends the page's form that has the button, as a browser without JavaScript does. */
async function send(
  browser: Browserless,
  address: string,
  button: string,
  fields: Record<string, string> = {},
) {
  const html = await htmlOf(browser, address)
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(button))
  if (!form) throw new Error(`${address} has no form with “${button}”.`)
  const body = new FormData()
  for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
    const attribute = (name: string) =>
      new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"') ?? ''
    body.append(attribute('name'), attribute('value'))
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return browser.ask(address, { method: 'POST', body })
}

test('a lead invites any address alike; who has it accepts, and learns of it nowhere else', async () => {
  const lead = await signedIn('lead')
  const [, team = ''] = /href="(\/teams\/[0-9a-f-]+)"/.exec(await htmlOf(lead, '/')) ?? []
  const inviting = async (email: string) => {
    const html = await (
      await send(lead, `${team}/people/invite`, 'Create link', { email, role: 'mentor' })
    ).text()
    const [, path = ''] = /(\/invite\/[\w-]{43})/.exec(html) ?? []
    return { path, said: plain(html).replaceAll(email.toLowerCase(), '').replace(path, '') }
  }
  const known = await inviting('Outsider@demo.cairn')
  const unknown = await inviting('nobody@demo.cairn')
  expect(known.said).toBe(unknown.said)
  const linkPage = async (path: string) =>
    plain(await htmlOf(visitor(), path)).replace(/(outsider|nobody)@demo.cairn/g, '')
  expect(await linkPage(known.path)).toBe(await linkPage(unknown.path))

  const outsider = await signedIn('outsider')
  for (const address of ['/', '/settings/sign-ins', '/teams'])
    expect(plain(await htmlOf(outsider, address))).not.toContain('Pythonistas')
  const junior = await signedIn('junior')
  expect(plain(await htmlOf(junior, known.path))).toContain(
    'It’s for outsider@demo.cairn, and you’re signed in as junior@demo.cairn.',
  )
  const out = await junior.post('/sign-out', { to: known.path })
  expect(out.headers.get('location')).toBe(server.origin + known.path)
  expect(plain(await htmlOf(junior, known.path))).toContain('Create your account')

  expect((await send(outsider, known.path, 'Join')).status).toBe(303)
  expect(plain(await htmlOf(outsider, '/settings/sign-ins'))).toContain(
    'You accepted Ruth Adeyemi’s invitation to join Pythonistas.',
  )
})

test('signing out leads to no other site', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/api/auth/csrf']) {
    const answer = await (await signedIn('noah')).post('/sign-out', { to })
    expect(answer.headers.get('location')).toBe(`${server.origin}/`)
  }
})

test('sign-ins are listed and ended without JavaScript, one by one or all others at once', async () => {
  const [here, there, third] = [await signedIn('hana'), await signedIn('hana'), await signedIn('hana')]
  const isIn = async (browser: Browserless) => (await browser.ask('/goals')).status === 200
  expect(plain(await htmlOf(here, '/settings/sign-ins'))).toContain('3 browsers are signed in as you.')
  expect((await send(here, '/settings/sign-ins', '>End<')).status).toBe(303)
  expect([await isIn(here), [await isIn(there), await isIn(third)].sort()]).toEqual([true, [false, true]])
  await send(here, '/settings/sign-ins', 'End all others')
  expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, false])
  expect(plain(await htmlOf(here, '/settings/sign-ins'))).toContain('You’re signed in here and nowhere else.')
})

test('people of one name are told apart above the box, in its label and where one is chosen', async () => {
  const record = new Database(server.data)
  const rename = record.prepare('update people set name = ?, short_name = null where email = ?')
  rename.run('Sam Lee', 'leila@demo.cairn')
  rename.run('Sam Lee', 'priya@demo.cairn')
  rename.run('Trần Văn Ada', 'junior@demo.cairn')
  // A namesake in another team must not show.
  rename.run('Trần Văn Ada', 'carlos@demo.cairn')
  const idOf = (email: string) => record.prepare('select id from people where email = ?').pluck().get(email)
  const [leila, ada] = [idOf('leila@demo.cairn'), idOf('junior@demo.cairn')]
  record.close()
  const mentor = await signedIn('mentor')
  const choosing = plain(await htmlOf(mentor, '/sessions/new'))
  expect(choosing).toContain('Sam Lee (leila@demo.cairn)')
  expect(choosing).toContain('Sam Lee (priya@demo.cairn)')
  expect(plain(await htmlOf(mentor, `/sessions/new?with=${leila}`))).toContain(
    'You and Sam Lee (leila@demo.cairn)',
  )
  const withAda = plain(await htmlOf(mentor, `/reviews/new?with=${ada}`))
  expect(withAda).toContain('You and Trần Văn Ada')
  expect(withAda).not.toContain('junior@demo.cairn')
})

test('a calendar’s address opens without a sign-in, tells no log its secret, and ends when it’s renewed', async () => {
  const junior = await signedIn('junior')
  const make = async (button: string, fields = {}) => {
    const html = await (await send(junior, '/settings/calendar', button, fields)).text()
    return /\/calendar\/[\w-]{43}\/cairn\.ics/.exec(html)?.[0] ?? ''
  }
  const first = await make('Create the address', { titles: 'names' })
  const answer = await visitor().ask(first)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
  expect(events.length).toBeGreaterThan(5)
  const tag = answer.headers.get('etag') ?? ''
  expect((await visitor().ask(first, { headers: { 'If-None-Match': tag } })).status).toBe(304)
  expect((await visitor().ask(first, { method: 'HEAD' })).status).toBe(200)
  const second = await make('Create a new address')
  expect((await visitor().ask(first)).status).toBe(404)
  expect((await visitor().ask(second)).status).toBe(200)
  await server.lineWith('/calendar/[token]/cairn.ics')
  for (const address of [first, second]) expect(server.printed()).not.toContain(address.split('/')[2])
})
