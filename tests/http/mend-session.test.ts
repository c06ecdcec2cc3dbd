import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { type Fields, filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// Without JavaScript: forms as the pages give them, sent as a browser does.

let server: TestServer
let mentor: Browserless
beforeAll(async () => {
  server = await startServer({ database: demoFile })
  mentor = await new Browserless(server).signIn('mentor@demo.cairn')
})
afterAll(() => server?.stop())

const read = async (browser: Browserless, address: string) => (await browser.ask(address)).text()
const send = (address: string, body: FormData) => mentor.ask(address, { method: 'POST', body })
const sent = (form: Fields | null, name: string) => form?.find(([field]) => field === name)?.[1]

const actionOf = (form: Fields | null, was: string) =>
  (form?.find(([name, value]) => /^open\.\d+\.was$/.test(name) && value === was)?.[0] ?? '').replace(
    '.was',
    '',
  )

const rowOf = (form: Fields | null, id: string | undefined) =>
  form?.find(([name, value]) => /^open\.\d+\.id$/.test(name) && value === id)?.[0].replace('.id', '')

/** The mentor's latest held session of a pair with an open action. */
async function latest(): Promise<string> {
  const [, held = ''] = (await read(mentor, '/sessions')).split('id="past"')
  for (const session of new Set(held.match(/\/sessions\/[0-9a-f-]{36}/g)))
    if (actionOf(formWith(await read(mentor, `${session}/edit`), 'heldOn'), 'open')) return session
  throw new Error('The mentor has no session with an open action.')
}

test('a held session is completed, with every kind of row, and rows survive what is put right', async () => {
  const session = await latest()
  const address = `${session}/edit`
  const opened = formWith(await read(mentor, address), 'heldOn')
  const action = actionOf(opened, 'open')
  const point = 'points.0.body'
  const typed = { [point]: 'Whom to ask about zirkon', 'actions.0.body': 'Write to Zirkon' }

  const more = await (await send(address, filled(opened, { ...typed, rows: 'actions.add' }))).text()
  const twoRows = formWith(more, 'heldOn')
  expect([sent(twoRows, point), sent(twoRows, 'actions.0.body'), sent(twoRows, 'actions.1.body')]).toEqual([
    'Whom to ask about zirkon',
    'Write to Zirkon',
    '',
  ])
  const all = {
    ...typed,
    'points.0.talked': 'on',
    'actions.1.body': 'Order zirkon',
    'actions.1.owner': 'mentor',
    [`${action}.choice`]: 'done',
    private: 'Zirkon is patient.',
    minutes: 'long',
  }
  const wrong = await send(address, filled(twoRows, all))
  const again = await wrong.text()
  expect(again).toContain('Please write the minutes as a number')
  const kept = formWith(again, 'heldOn')
  for (const [name, value] of Object.entries(all)) expect([name, sent(kept, name)]).toEqual([name, value])

  const saved = await send(address, filled(kept, { minutes: '41' }))
  expect([saved.status, saved.headers.get('location')]).toEqual([303, session])
  const page = await read(mentor, session)
  for (const words of [
    '41 minutes',
    'Whom to ask about zirkon',
    'Write to Zirkon',
    'Order zirkon',
    'Zirkon is patient.',
  ])
    expect(page).toContain(words)

  // What was ticked by mistake is open again.
  const full = formWith(await read(mentor, address), 'heldOn')
  const ticked = full?.filter(([name]) => name === 'talked') ?? []
  const id = sent(opened, `${action}.id`)
  const reopened = `${rowOf(full, id)}.choice`
  expect([ticked.length > 0, sent(full, reopened)]).toEqual([true, 'done'])
  const fewer = filled(full?.filter(([name]) => name !== 'talked') ?? null, { [reopened]: 'open' })
  for (const [name, value] of ticked.slice(0, -1)) fewer.append(name, value)
  expect((await send(address, fewer)).status).toBe(303)
  const later = await read(mentor, session)
  expect(later).not.toContain('Whom to ask about zirkon')
  const now = formWith(await read(mentor, address), 'heldOn')
  expect(sent(now, `${rowOf(now, id)}.choice`)).toBe('open')
})

test('a session logged by mistake is withdrawn and put back, and its reader keeps only the line', async () => {
  const junior = await new Browserless(server).signIn('junior@demo.cairn')
  const session = await shared(junior)
  const words = 'Zirkon has to wait'
  const edited = formWith(await read(mentor, `${session}/edit`), 'heldOn')
  await send(
    `${session}/edit`,
    filled(edited, { pair: words, 'points.0.body': 'Zirkon', 'points.0.talked': 'on' }),
  )
  expect(await read(junior, session)).toContain(words)

  expect((await junior.ask(`${session}/withdraw`)).status).toBe(404)
  const asked = await read(mentor, `${session}/withdraw`)
  expect(withoutTags(asked)).toMatch(/points? added in it will be withdrawn too/)
  const answer = await send(`${session}/withdraw`, filled(formWith(asked, 'sessionId'), {}))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, session])
  const line = /Session of .*, withdrawn by Marisol Vega, /
  for (const address of [session, '/sessions']) {
    const page = withoutTags(await read(junior, address))
    expect(page).toMatch(line)
    expect(page).not.toContain(words)
  }
  const [, juniorId] = /\/people\/([0-9a-f-]{36})/.exec(await read(mentor, session)) ?? []
  expect(withoutTags(await read(mentor, `/people/${juniorId}?kind=sessions`))).toMatch(/withdrawn by you, /)
  const own = await read(mentor, session)
  expect(own).toContain(words)
  expect((await mentor.ask(`${session}/edit`)).status).toBe(404)

  const back = await send(session, filled(formWith(own, 'sessionId'), {}))
  expect([back.status, back.headers.get('location')]).toEqual([303, session])
  const again = await read(junior, session)
  expect(again).toContain(words)
  expect(withoutTags(again)).not.toMatch(line)
})

const withoutTags = (html: string) => html.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, '')

/** The latest held session of the mentor with a junior. */
async function shared(junior: Browserless): Promise<string> {
  const [, held = ''] = (await read(junior, '/sessions')).split('id="past"')
  for (const session of new Set(held.match(/\/sessions\/[0-9a-f-]{36}/g)))
    if ((await mentor.ask(`${session}/withdraw`)).status === 200) return session
  throw new Error('They have held no session.')
}
