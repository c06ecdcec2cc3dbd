import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { dayFrom } from '../support/context.ts'
import { demoFile } from '../support/demo-database.ts'
import { boxesOf, filled, formWith, wholePage } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What becomes of the words in a page's other forms, where no script runs. `tests/browser/other-forms.test.ts` has what
// is pressed on a page as it is.

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const feedback = 'Feedback, half written'
const body = 'A comment <b>of</b> mine'
const values = { 'answer feedback': feedback, 'comment body': body, 'comment visibility': 'private' }

async function openGoal() {
  const browser = await new Browserless(server).signIn('mentor@demo.cairn')
  const list = await (await browser.ask('/queue')).text()
  const [address = ''] = /\/goals\/[0-9a-f-]{36}/.exec(list) ?? []
  const page = await (await browser.ask(address)).text()
  const send = (form: FormData) => browser.ask(address, { method: 'POST', body: form })
  return { browser, address, page, send }
}

function change(statement: string): void {
  const other = new BetterSqlite(server.data)
  other.exec(statement)
  other.close()
}

beforeEach(() => change('delete from drafts'))

test('signed out: the words of all forms come back, and are in their forms after signing in', async () => {
  const { page, send } = await openGoal()
  change(`update sign_ins set ended_at = ${Date.now()}`)
  const answer = await send(wholePage(page, 'comment', '', values))
  const lost = await answer.text()
  expect([answer.status, boxesOf(lost).sort()]).toEqual([401, [body, feedback].sort()])
  const signIn = { email: 'mentor@demo.cairn', password: 'cairn-demo-2026' }
  const back = await (await send(filled(formWith(lost, 'email'), signIn))).text()
  expect(back).toContain('You’re signed in again')
  expect(formWith(back, 'feedback')).toContainEqual(['feedback', feedback])
  expect(formWith(back, 'body')).toContainEqual(['body', body])
  expect(formWith(back, 'body')).toContainEqual(['visibility', 'private'])
})

test('another person is signed in: nothing is sent or kept in the wrong name, and all words come back', async () => {
  const { address, page } = await openGoal()
  const other = await new Browserless(server).signIn('lead@demo.cairn')
  const form = wholePage(page, 'comment', '', values)
  const answer = await (await other.ask(address, { method: 'POST', body: form })).text()
  expect(answer).toContain('Someone else opened this page')
  expect(boxesOf(answer)).toContain(body)
  expect(await (await other.ask('/drafts')).text()).toContain('No drafts')
})

test('with as many drafts as can be kept, the page says so and still has the words', async () => {
  const { page, send, browser } = await openGoal()
  change(`insert into drafts (id, author_id, form_id, verb, subject_id, address, fields, version, page_id, turn, created_at, updated_at, seen_at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)
    select printf('00000000-0000-7000-8000-%012d', i), (select id from people where email = 'mentor@demo.cairn'),
      printf('00000000-0000-7000-8001-%012d', i), 'comment', printf('00000000-0000-7000-8002-%012d', i), '/goals/x', '{"body":"x"}', 1,
      printf('00000000-0000-7000-8003-%012d', i), 0, ${Date.now()}, ${Date.now()}, ${Date.now()} from n`)
  const answer = await send(wholePage(page, 'comment', '', values))
  const after = await answer.text()
  expect(after).toContain('and no more can be kept')
  expect(boxesOf(after)).toContain(feedback)
  expect(boxesOf(after)).not.toContain(body)
  expect(after).toContain('A comment &lt;b&gt;of&lt;/b&gt; mine')
  change('delete from drafts')
  expect(await (await browser.ask('/drafts')).text()).toContain('No drafts')
})

test('a part or an answer of another kind is nothing, and the page comes back', async () => {
  const { page, send } = await openGoal()
  for (const name of ['nothing', '__proto__', 'constructor', 'comment comment comment']) {
    const form = wholePage(page, 'comment', '', values)
    const parts = [...form].map(([key, value]): [string, string] => [
      key,
      value === 'comment' ? name : String(value),
    ])
    const forged = new FormData()
    for (const [key, value] of parts) forged.append(key, value)
    const answer = await send(forged)
    expect([name, answer.status]).toEqual([name, 200])
    expect(await answer.text()).toContain('<h1')
  }
})

test('more than a form can take is refused with a sentence that promises nothing', async () => {
  const { page, send } = await openGoal()
  const answer = await send(
    wholePage(page, 'comment', '', { ...values, 'comment body': 'x'.repeat(1_200_000) }),
  )
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('Nothing was saved, and Cairn didn’t keep the text either.')
})

test('a form from elsewhere is refused, and keeps nothing', async () => {
  const { address, page, browser } = await openGoal()
  const form = wholePage(page, 'comment', '', values)
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await browser.ask(address, { method: 'POST', body: form, headers: { origin } })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Open the page here, and send the form again.')
  }
  const again = await (await browser.ask(address)).text()
  expect(boxesOf(again)).not.toContain(feedback)
})

async function openFirst(email: string, list: string, pattern: RegExp, after = '') {
  const browser = await new Browserless(server).signIn(email)
  const [found = ''] = pattern.exec(await (await browser.ask(list)).text()) ?? []
  const address = found + after
  const page = await (await browser.ask(address)).text()
  const send = (form: FormData) => browser.ask(address, { method: 'POST', body: form })
  return { browser, address, page, send }
}

test('a button that takes another form away from its page gives back what was typed in it', async () => {
  const action = /\/actions\/[0-9a-f]{8}-[0-9a-f-]{27}/
  const { browser, address, page, send } = await openFirst('junior@demo.cairn', '/actions', action)
  const answer = await send(wholePage(page, 'change', 'done', { 'edit body': 'Half an edit' }))
  const left = await answer.text()
  expect([answer.status, boxesOf(left)]).toEqual([409, ['Half an edit']])
  expect(left).toContain('What you pressed is done.')
  expect(await (await browser.ask(address)).text()).toContain('Open again')
})

test('a button that leads to another page gives back a day that was typed beside it', async () => {
  const planned = /\/sessions\/[0-9a-f]{8}-[0-9a-f-]{27}/
  const { page, send } = await openFirst('mentor@demo.cairn', '/sessions', planned, '/edit')
  const day = dayFrom(new Date(), 40)
  const answer = await send(wholePage(page, 'cancel', '', { 'move heldOn': day }))
  const left = await answer.text()
  expect([answer.status, boxesOf(left)]).toEqual([404, [day]])
  expect(left).toContain('What you pressed is done.')
})
