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
