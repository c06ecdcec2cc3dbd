import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// Without JavaScript.

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const textOf = (page: string) =>
  page.replace(/<script[\s\S]*?<\/script>|<[^>]+>|<!-- -->/g, ' ').replace(/\s+/g, ' ')

/** The team's own roadmap. */
async function onCall(who: Browserless): Promise<string> {
  const list = await (await who.ask('/roadmaps')).text()
  return /href="(\/roadmaps\/[0-9a-f-]{36})"[^>]*>(?:<[^>]+>)*On call/.exec(list)?.[1] ?? ''
}

async function send(
  who: Browserless,
  address: string,
  field: string,
  values: Record<string, string>,
  file?: string,
) {
  const form = formWith(await (await who.ask(address)).text(), field)
  const body = filled(form, values)
  if (file !== undefined) body.set('file', new File([file], 'pairs.csv'))
  const answer = await who.ask(address, { method: 'POST', body })
  return { to: answer.headers.get('location') ?? '', text: textOf(await answer.text()) }
}

test('a mentor suggests a change, and a lead takes it over with words that were kept', async () => {
  const mentor = await new Browserless(server).signIn('mentor2@demo.cairn')
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const roadmap = await onCall(mentor)
  const form = `${roadmap}/suggestions/new?milestone=own-a-week`
  expect(await (await mentor.ask(`${roadmap}?open=own-a-week`)).text()).toContain(form)
  expect((await send(mentor, form, 'body', { body: ' ' })).text).toContain('Please write what you’d change.')
  const sent = await send(mentor, form, 'body', { body: 'Name whom to ring' })
  expect(sent.to).toBe(`${roadmap}/suggestions`)
  // Their own, the newest first.
  const list = await (await mentor.ask(sent.to)).text()
  const [page = ''] = /\/roadmaps\/[0-9a-f-]{36}\/suggestions\/[0-9a-f-]{36}/.exec(list) ?? []
  const open = await (await lead.ask(page)).text()
  expect(textOf(open)).toContain('Name whom to ring')
  // Without a word it's no answer, and what was edited meanwhile is read first.
  expect((await send(lead, page, 'answer', { decision: 'answered', answer: '' })).text).toContain(
    'Please write an answer.',
  )
  const answer = filled(formWith(open, 'answer'), { decision: 'taken_over', answer: 'Good point' })
  await send(mentor, `${page}/edit`, 'body', { body: 'Name whom to ring at night' })
  const stale = textOf(await (await lead.ask(page, { method: 'POST', body: answer })).text())
  expect(stale).toMatch(
    /Name whom to ring at night.*Kenji Mori changed this suggestion meanwhile.*Good point/,
  )
  const taken = await send(lead, page, 'answer', { decision: 'taken_over', answer: 'Good point' })
  expect(taken.to).toBe(`${roadmap}/edit/own-a-week`)
  expect(textOf(await (await lead.ask(taken.to)).text())).toMatch(/Suggested Name whom to ring at night/)
  expect(textOf(await (await mentor.ask(page)).text())).toMatch(/Taken over by Ruth.*Good point/)
})

test('keys that changed come from a file, to be seen before anyone moves', async () => {
  const lead = await new Browserless(server).signIn('lead@demo.cairn')
  const address = `${await onCall(lead)}/move-on`
  const bad = await send(lead, address, 'list', { look: 'yes' }, 'old,new\nsilence-a-noisy-alert\n')
  expect(bad.text).toContain('Line 2 isn’t an old key and a new one. Nothing was taken from this file.')
  const file = 'old,new\r\nsilence-a-noisy-alert,hand-over-well\r\nno-such-key,nowhere\r\n'
  // Also by the button that moves: nothing moves unseen.
  for (const isMove of [false, true]) {
    const { to } = await send(lead, address, 'list', isMove ? {} : { look: 'yes' }, file)
    expect(to).toContain('/move-on?to=2&')
    const preview = await (await lead.ask(to)).text()
    expect(Object.fromEntries(formWith(preview, 'list') ?? [])).toMatchObject({
      'pairs.0.from': 'silence-a-noisy-alert',
      'pairs.0.to': 'hand-over-well',
      list: 'no-such-key,nowhere',
    })
    expect(textOf(preview)).toMatch(/One old key isn’t in any earlier version: “no-such-key”/)
    expect(textOf(preview)).toMatch(/Goes on as “ ?Hand over a week on call/)
  }
})
