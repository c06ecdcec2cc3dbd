import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#bin/demo/cast.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { boxesOf, filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const words = 'Half an hour of writing,\nwith <b>angles</b> & an “end”.'

async function openGoal(email: string) {
  const browser = await new Browserless(server).signIn(email)
  const list = await (await browser.ask(email.startsWith('junior') ? '/goals' : '/queue')).text()
  const [address = ''] = /\/goals\/[0-9a-f-]{36}/.exec(list) ?? []
  const page = await (await browser.ask(address)).text()
  return { browser, address, page }
}

const send = (browser: Browserless, address: string, body: FormData) =>
  browser.ask(address, { method: 'POST', body })

async function endSignIns(email: string): Promise<void> {
  const other = new BetterSqlite(server.data)
  other
    .prepare('update sign_ins set ended_at = ? where person_id = (select id from people where email = ?)')
    .run(Date.now(), email)
  other.close()
}

/** Sends a comment whose sign-in has run out. */
async function sendTooLate(email: string) {
  const { browser, address, page } = await openGoal(email)
  await endSignIns(email)
  const answer = await send(
    browser,
    address,
    filled(formWith(page, 'body'), { body: words, visibility: 'private' }),
  )
  return { browser, address, answer, page: await answer.text() }
}

const signIn = (email: string, password = demoPassword) => ({ email, password })

test('words sent after a sign-in ran out come back, with a sign-in form and nothing of the record', async () => {
  const { answer, page } = await sendTooLate('junior@demo.cairn')
  expect(answer.status).toBe(401)
  expect(boxesOf(page)).toEqual([words])
  expect(page).toMatch(/<html [^>]*lang="en"/)
  expect(page).not.toMatch(/Ada|Marisol|topbar__tools|openedBy/)
  expect(formWith(page, 'email')).not.toBeNull()
})

test('after signing in as the same person the words are in their form again, and can be sent', async () => {
  const { browser, address, page } = await sendTooLate('junior@demo.cairn')
  const wrong = await send(
    browser,
    address,
    filled(formWith(page, 'email'), signIn('junior@demo.cairn', 'wrong one')),
  )
  const again = await wrong.text()
  expect([wrong.status, boxesOf(again)]).toEqual([401, [words]])
  expect(again).toContain('Wrong e-mail or password')
  const back = await send(browser, address, filled(formWith(again, 'email'), signIn('junior@demo.cairn')))
  const form = formWith(await back.text(), 'body')
  expect(back.status).toBe(200)
  expect(form).toContainEqual(['body', words])
  expect(form).toContainEqual(['visibility', 'private'])
  const sent = await send(browser, address, filled(form, {}))
  expect(sent.status).toBe(303)
  expect(await (await browser.ask(address)).text()).toContain('Half an hour of writing')
})

test('someone else who signs in sees none of the words', async () => {
  const { browser, address, page } = await sendTooLate('junior2@demo.cairn')
  const other = await send(browser, address, filled(formWith(page, 'email'), signIn('mentor2@demo.cairn')))
  expect([other.status, other.headers.get('location')]).toEqual([303, '/'])
  expect(await other.text()).not.toContain('Half an hour')
  expect(await (await browser.ask('/')).text()).not.toContain('Half an hour')
})

test('sealed words that were tampered with are nothing', async () => {
  const { browser, address, page } = await sendTooLate('mentor@demo.cairn')
  const form = formWith(page, 'email')
  const sealed = form?.find(([name]) => name === 'sealed-form')?.[1] ?? ''
  const tampered = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`
  const answer = await send(
    browser,
    address,
    filled(form, { ...signIn('mentor@demo.cairn'), 'sealed-form': tampered }),
  )
  expect([answer.status, answer.headers.get('location')]).toEqual([303, address])
})

test('what one person’s page sends while another is signed in is refused, with its words', async () => {
  const { address, page } = await openGoal('mentor@demo.cairn')
  const other = await new Browserless(server).signIn('lead@demo.cairn')
  const answer = await send(
    other,
    address,
    filled(formWith(page, 'body'), { body: words, visibility: 'circle' }),
  )
  const after = await answer.text()
  expect(after).toContain('Someone else opened this page')
  expect(boxesOf(after)).toContain(words)
  expect(await (await other.ask(address)).text()).not.toContain('Half an hour')
})

test('a form sent to a page that isn’t there for this person comes back with its words and the reason', async () => {
  const { browser, page } = await openGoal('junior@demo.cairn')
  const { address } = await openGoal('junior2@demo.cairn')
  const late = { body: words, visibility: 'private', goalId: address.slice('/goals/'.length) }
  const answer = await send(browser, address, filled(formWith(page, 'body'), late))
  const lost = await answer.text()
  expect([answer.status, boxesOf(lost)]).toEqual([404, [words]])
  expect(lost).toContain('isn’t here any more, or you can’t change it')
})

test('a verdict that came too late for its form comes back with its words and the reason', async () => {
  const { browser, address, page } = await openGoal('mentor@demo.cairn')
  const { page: same } = await openGoal('mentor@demo.cairn')
  const verdict = (form: string, feedback: string) =>
    send(browser, address, filled(formWith(form, 'feedback'), { feedback, decision: 'request_changes' }))
  expect((await verdict(page, 'First.')).status).toBe(303)
  const answer = await verdict(same, words)
  const lost = await answer.text()
  expect([answer.status, boxesOf(lost)]).toEqual([409, [words]])
  expect(lost).toContain('no longer has this form')
  expect(formWith(lost, 'feedback')).toBeNull()
})

test('an action that no build knows is answered with the words and one sentence', async () => {
  const { browser, address, page } = await openGoal('junior@demo.cairn')
  const form = filled(formWith(page, 'body'), { body: words, password: 'never shown' })
  for (const [name, value] of [...form])
    if (name.startsWith('$ACTION_') && typeof value === 'string')
      form.set(
        name,
        value.replace(/"id":"(..)[0-9a-f]{40}"/, (_, kind) => `"id":"${kind}${'0'.repeat(40)}"`),
      )
  const answer = await send(browser, address, form)
  const lost = await answer.text()
  expect([answer.status, boxesOf(lost)]).toEqual([409, [words]])
  expect(lost).toContain('Cairn was updated after you opened this page')
  expect(lost).toContain(`href="${address}"`)
  expect(lost).not.toMatch(/never shown|the fault is ours/i)
})

test('the words of every box come back, whatever it’s called', async () => {
  const browser = await new Browserless(server).signIn('junior@demo.cairn')
  const list = await (await browser.ask('/sessions')).text()
  const held = [...list.matchAll(/\/sessions\/[0-9a-f]{8}-[0-9a-f-]{27}/g)].at(-1)?.[0]
  const form = formWith(await (await browser.ask(`${held}/edit`)).text(), 'circle')
  await endSignIns('junior@demo.cairn')
  const texts = { pair: 'For both', circle: 'For mentors and leads too', private: 'For me' }
  const answer = await send(browser, `${held}/edit`, filled(form, texts))
  expect([answer.status, boxesOf(await answer.text())]).toEqual([401, Object.values(texts)])
})
