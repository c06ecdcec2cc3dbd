import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#bin/demo/cast.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const signedIn = (name: string) => new Browserless(server).signIn(`${name}@demo.cairn`)
const htmlOf = async (browser: Browserless, address: string) => (await browser.ask(address)).text()
const plain = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
const read = async (browser: Browserless, address: string) => plain(await htmlOf(browser, address))

/** Sends the page's form that has the field, without JavaScript. */
async function send(browser: Browserless, address: string, field: string, values: Record<string, string>) {
  const body = filled(formWith(await htmlOf(browser, address), field), values)
  return browser.ask(address, { method: 'POST', body })
}

const teamOf = async (browser: Browserless) =>
  /href="(\/teams\/[0-9a-f-]+)"/.exec(await htmlOf(browser, '/'))?.[1] ?? ''

test('an address is found whatever came along when it was copied', async () => {
  for (const typed of ['\u200bLEAD@demo.cairn\u200b', 'mailto:lead@demo.cairn', 'Ruth <lead@demo.cairn>'])
    await new Browserless(server).signIn(typed)
})

test('a tab that asks to sign in goes on to its own address once another has signed in', async () => {
  const browser = new Browserless(server)
  const asked = (await browser.ask('/roadmaps?x=1')).headers.get('location') ?? ''
  expect(asked).toContain('callbackUrl')
  await browser.signIn('junior@demo.cairn')
  const again = await browser.ask(asked)
  expect([again.status, again.headers.get('location')]).toEqual([307, '/roadmaps?x=1'])
  for (const away of ['https://evil.example/', '//evil.example', '/api/auth/csrf'])
    expect(
      (await browser.ask(`/sign-in?callbackUrl=${encodeURIComponent(away)}`)).headers.get('location'),
    ).toBe('/')
  await browser.post('/sign-out', {})
  // A form that was sent without a sign-in asks for it at its own address.
  const page = await htmlOf(await signedIn('junior'), '/settings')
  const answer = await browser.ask('/settings', {
    method: 'POST',
    body: filled(formWith(page, 'timeZone'), { name: 'Ada' }),
  })
  expect(answer.status).toBe(401)
  expect(formWith(await answer.text(), 'sealed-form')).not.toBeNull()
})

test('findings are found by their themes, and results come best or newest first by a link', async () => {
  const lead = await signedIn('lead')
  const best = await htmlOf(lead, '/search?q=error+handling&kind=reviews')
  expect(plain(best)).toMatch(/\d+ results? for “error handling”/)
  expect(best).toMatch(/<mark>[Ee]rror<\/mark>/)
  const several = await htmlOf(lead, '/search?q=tests&kind=reviews')
  expect(several).toContain('href="/search?q=tests&amp;kind=reviews&amp;sort=newest"')
  const newest = await htmlOf(lead, '/search?q=tests&kind=reviews&sort=newest')
  const days = [...newest.matchAll(/<time[^>]* dateTime="([^"]+)"/gi)].map(([, day = '']) => day)
  expect(days.length).toBeGreaterThan(1)
  expect(days).toEqual(days.toSorted().reverse())
})

test('the goals of one milestone are one result with everyone’s name', async () => {
  const html = await htmlOf(await signedIn('lead'), '/search?q=pytest&kind=goals')
  const [copies = ''] = /<ul class="result__copies"[\s\S]*?<\/ul>/.exec(html) ?? []
  expect((copies.match(/href="\/goals\//g) ?? []).length).toBeGreaterThan(1)
  const titles = html
    .split('<li class="result">')
    .filter((entry) => /(\d+ goals|Goal of [^<]*), </.test(entry.replace(/<!-- -->/g, '')))
    .map((entry) => plain(/class="result__title">([\s\S]*?)<\/h2>/.exec(entry)?.[1] ?? ''))
  expect(titles.length).toBeGreaterThan(0)
  expect(new Set(titles).size).toBe(titles.length)
})

test('the owner changes their address with their password, and reads about it', async () => {
  const noah = await signedIn('noah')
  const change = (password: string, email = 'NOAH@münchen.example') =>
    send(noah, '/settings', 'addressBefore', { email, password })
  expect(plain(await (await change('wrong')).text())).toContain('This isn’t your password.')
  expect(plain(await (await change(demoPassword, 'lead@demo.cairn')).text())).toContain(
    'This address already has an account here.',
  )
  expect((await change(demoPassword)).status).toBe(303)
  expect(await read(noah, '/settings')).toContain('You sign in as noah@münchen.example.')
  expect(await read(noah, '/settings/sign-ins')).toContain(
    'You changed your e-mail address from noah@demo.cairn to noah@münchen.example.',
  )
  await new Browserless(server).signIn('noah@xn--mnchen-3ya.example')

  const admin = await signedIn('admin')
  const [, page = ''] =
    /href="(\/admin\/people\/[0-9a-f-]{36})"/.exec(await htmlOf(admin, '/admin/people?q=munchen')) ?? []
  expect((await send(admin, page, 'addressBefore', { email: 'noah&co@demo.cairn' })).status).toBe(303)
  expect(await read(noah, '/settings/sign-ins')).toContain(
    'changed your e-mail address from noah@münchen.example to noah&co@demo.cairn.',
  )
})

test('several are invited at once, each answered for itself; each link says for whom, as what, until when', async () => {
  const lead = await signedIn('lead')
  const invite = `${await teamOf(lead)}/people/invite`
  const answer = await send(lead, invite, 'email', {
    email: 'Bo <bo@larkfield.example>, cy@larkfield.example\nnonsense\nmentor@demo.cairn',
    role: 'mentor',
  })
  const html = await answer.text()
  const said = plain(html)
  expect(said).toMatch(/For bo@larkfield.example, as a mentor, until \d+ \w+/)
  expect(said).toMatch(/For cy@larkfield.example, as a mentor, until \d+ \w+/)
  expect(said).toContain('Some addresses weren’t invited')
  expect(said).toMatch(/nonsense\s*: This doesn’t look like an e-mail address\./)
  expect(said).toMatch(/mentor@demo.cairn\s*: \S.* is already in this team/)
  const links = [...html.matchAll(/value="http[^"]*(\/invite\/[\w-]{43})"/g)].map(([, link = '']) => link)
  expect(links).toHaveLength(2)
  const page = await read(new Browserless(server), links[0] ?? '')
  expect(page).toMatch(
    /to join Pythonistas as a mentor. The invite is for bo@larkfield.example, and expires on \d+ \w+.*\(UTC\)/,
  )
  const one = await send(lead, invite, 'email', { email: 'ada@', role: 'junior' })
  expect(plain(await one.text())).toContain('This doesn’t look like an e-mail address.')
})

test('a new team asks for its lead first, and says who is invited rather than that nobody is there', async () => {
  const admin = await signedIn('admin')
  expect(await read(admin, '/')).toContain('Pythonistas')
  const made = await send(admin, '/admin/teams/new', 'name', { name: 'Rustaceans' })
  const people = made.headers.get('location') ?? ''
  expect(await read(admin, '/')).toMatch(/Rustaceans 0 members, no lead yet\s+Invite a lead/)
  const form = formWith(await htmlOf(admin, `${people}/invite`), 'email') ?? []
  expect(form.find(([name]) => name === 'role')?.[1]).toBe('lead')
  await admin.ask(`${people}/invite`, {
    method: 'POST',
    body: filled(form, { email: 'di@larkfield.example' }),
  })
  const page = await read(admin, people)
  expect(page).toContain('One invite is out')
  expect(page).not.toContain('Nobody yet')
  const next = formWith(await htmlOf(admin, `${people}/invite`), 'email') ?? []
  expect(next.find(([name]) => name === 'role')?.[1]).toBe('junior')
})

test('a junior’s member page has mentor and pairing; the record’s link is for those who may read it', async () => {
  const lead = await signedIn('lead')
  const people = `${await teamOf(lead)}/people`
  const junior = await signedIn('junior')
  const [, id = ''] = /href="\/people\/([0-9a-f-]{36})"/.exec(await htmlOf(junior, '/search?q=you')) ?? []
  const own = id || (/\/people\/([0-9a-f-]{36})/.exec(await htmlOf(junior, '/'))?.[1] ?? '')
  const html = await htmlOf(lead, `${people}/${own}`)
  expect(html).toContain(`href="${people}/pair?junior=${own}"`)
  expect(html).toContain(`href="/people/${own}"`)
  expect(plain(html)).toMatch(/They meet every/)
  const asAdmin = await htmlOf(await signedIn('admin'), `${people}/${own}`)
  expect(asAdmin).toContain(`href="${people}/pair?junior=${own}"`)
  expect(asAdmin).not.toContain(`href="/people/${own}"`)
})

test('before anybody has an account, whoever comes without the link is told where it is, and the form asks for a zone', async () => {
  const empty = await startServer()
  try {
    const visitor = new Browserless(empty)
    expect(await read(visitor, '/sign-in')).toContain('Cairn printed a set-up link')
    expect(await read(visitor, '/setup')).toContain('Use the link that Cairn printed')
    const [, setup = ''] = /(\/setup\?token=\S+)/.exec(empty.printed()) ?? []
    const fields = { name: 'Ines', email: 'ines@larkfield.example', password: 'three wise stones' }
    const asked = await send(visitor, setup, 'timeZone', fields)
    expect(plain(await asked.text())).toContain('Please choose a time zone.')
    expect((await send(visitor, setup, 'timeZone', { ...fields, timeZone: 'Asia/Calcutta' })).status).toBe(
      303,
    )
    expect((await visitor.ask('/setup')).status).toBe(404)
    expect(await read(new Browserless(empty), '/sign-in')).not.toContain('printed a set-up link')
    expect(await read(visitor, '/')).toContain('Create the first team')
    const settings = formWith(await htmlOf(visitor, '/settings'), 'timeZone') ?? []
    expect(settings.find(([name]) => name === 'timeZone')?.[1]).toBe('Asia/Kolkata')
  } finally {
    await empty.stop()
  }
})
