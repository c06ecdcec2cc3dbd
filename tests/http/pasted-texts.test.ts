import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What people paste, over the real server without JavaScript: as it's previewed, saved, shown and sent again.

let server: TestServer
let mentor: Browserless
beforeAll(async () => {
  server = await startServer({ database: demoFile })
  mentor = await new Browserless(server).signIn('mentor@demo.cairn')
})
afterAll(() => server?.stop())

const read = async (address: string) => (await mentor.ask(address)).text()
const send = (address: string, body: FormData) => mentor.ask(address, { method: 'POST', body })
const proseOf = (page: string) =>
  [...page.matchAll(/<div dir="auto" class="prose[^"]*"[^>]*>(.*?)<\/div>/gs)].map(([, html]) => html)

async function newNote() {
  const [address = ''] = (await read('/reviews/new')).match(/\/reviews\/new\?with=[\w&=;-]+/) ?? []
  const opened = address.replaceAll('&amp;', '&')
  const page = await read(opened)
  const [, themeId = ''] = /value="([^"]{36})"[^>]*>Error handling/.exec(page) ?? []
  return { address: opened, form: formWith(page, 'summary'), themeId }
}

const summary =
  '    raise TimeoutError\r\n\r\nIn \u001b[31m__init__\u001b[0m of my_class\r\nand in `\u202eretry\u202c`\r\n'
const shown = [
  '<pre tabindex="0" role="group" aria-label="Code"><code>raise TimeoutError\n</code></pre>\n',
  '<p>In __init__ of my_class<br>\nand in <code><span class="turn">U+202E</span>retry<span class="turn">U+202C</span></code></p>\n',
].join('')

test('a note is read as it was meant, previewed as it is saved, and unchanged when it is sent again', async () => {
  const { address, form, themeId } = await newNote()
  const typed = {
    url: 'https://ada@dev.azure.com/larkfield/My%20Work/_git/My%20Payments/pullrequest/7012',
    summary,
    wentWell: 'Short functions.',
    'findings.0.where': 'src/app.py:88:14: E501 Line too long (120 > 88)',
    'findings.0.themeId': themeId,
    'findings.0.body': '',
    'findings.0.snippet': '    if admin:\u2066 # no\u2069\r\n        go()\r\n',
  }
  expect(
    proseOf(await (await send(address, filled(form, { ...typed, preview: 'summary' }))).text()),
  ).toContain(shown)

  const saved = await send(address, filled(form, typed))
  expect(saved.status).toBe(303)
  const note = saved.headers.get('location') ?? ''
  const page = await read(note)
  expect(proseOf(page)).toContain(shown)
  expect(page).toContain('<h1><bdi>My Payments !7012</bdi></h1>')
  expect(page).toContain(
    'href="https://dev.azure.com/larkfield/My%20Work/_git/My%20Payments/pullrequest/7012"',
  )
  expect(page).toMatch(/<code[^>]*>src\/app\.py:88:14<\/code>/)
  expect(page).toContain('<p>E501 Line too long (120 &gt; 88)</p>')
  expect(page).toContain('<span class="keyword">if</span> admin:<span class="turn">U+2066</span>')
  expect(page).toContain('aria-label="Code in src/app.py"><code>    <span')

  // Two tabs: the first changes another text, the second sends this one as it was, with a browser's line ends.
  const edit = `${note}/edit`
  const opened = formWith(await read(edit), 'summary')
  const lines = (text: string) => text.replaceAll('\n', '\r\n')
  const asSent = Object.fromEntries((opened ?? []).map(([name, value]) => [name, lines(value)]))
  expect((await send(edit, filled(opened, { ...asSent, wentWell: 'Short names.' }))).status).toBe(303)
  const before = await read(note)
  const stale = await (await send(edit, filled(opened, { ...asSent, wentWell: 'Calm.' }))).text()
  expect(stale).toContain('What it says now')
  expect(stale).toContain('Short names.')
  expect(stale.match(/What it says now/g)).toHaveLength(1)

  // Sent again without a change, it's no edit.
  const same = formWith(await read(edit), 'summary')
  const sameSent = Object.fromEntries((same ?? []).map(([name, value]) => [name, lines(value)]))
  expect((await send(edit, filled(same, sameSent))).status).toBe(303)
  const versions = (html: string) => /\d+ earlier versions?/.exec(html)?.[0]
  expect(versions(before)).toBe('1 earlier version')
  expect(versions(await read(note))).toBe('1 earlier version')
})

test('merge requests are called so, and a page of GitLab is no repository', async () => {
  const { address, form, themeId } = await newNote()
  const typed = {
    url: 'https://example.org/gitlab/team/core/payments/-/merge_requests/7/diffs?commit_id=3f9c2ab81d',
    'findings.0.where': 'File "C:\\work\\app.py", line 12, in retry',
    'findings.0.themeId': themeId,
    'findings.0.body': 'Why?',
  }
  const note = (await send(address, filled(form, typed))).headers.get('location') ?? ''
  const page = await read(note)
  expect(page).toContain('<h1><bdi>payments !7 3f9c2ab</bdi></h1>')
  expect(page).toContain('C:\\work\\app.py:12')
  const edit = await read(`${note}/edit`)
  expect(edit).toContain('value="C:\\work\\app.py:12"')

  for (const [url, title, kind] of [
    ['https://gitlab.com/team/payments/-/merge_requests/8', 'payments !8', 'Merge request'],
    ['https://review.example.org/c/team/payments/+/12345', 'payments #12345', 'Change'],
    ['https://gitlab.com/users/sign_in', 'gitlab.com/users/sign_in', 'Link'],
  ] as const) {
    const next = await newNote()
    const saved = await send(next.address, filled(next.form, { url, summary: 'Calm.' }))
    const other = await read(saved.headers.get('location') ?? '')
    expect(other).toContain(`<h1><bdi>${title}</bdi></h1>`)
    expect(other).toContain(`<h2 class="subheading">${kind}</h2>`)
  }
})

test('one-line texts and names: backticks as code, right to left by themselves', async () => {
  const record = new Database(server.data)
  record
    .prepare('update people set name = ?, short_name = null where email = ?')
    .run('עדה לוי', 'junior@demo.cairn')
  record.close()
  const list = await read('/actions')
  const form = formWith(list, 'body')
  const [, ofAda = ''] = /<option value="([^"]+)"[^>]*>\u2068עדה לוי\u2069/.exec(list) ?? []
  expect(ofAda).not.toBe('')
  const body = 'לקרוא `pathlib`\u0007 and *args'
  const saved = await send('/actions', filled(form, { mentorshipId: ofAda, body }))
  expect(saved.status).toBe(303)
  const page = await read('/actions')
  expect(page).toContain('<bdi>לקרוא <code>pathlib</code> and *args</bdi>')
  expect(page).toContain('Mark done: לקרוא pathlib and *args')
  expect(page).not.toContain('לקרוא `pathlib`</')
  const person = await read('/')
  expect(person).toMatch(/<bdi>\u2068?עדה לוי\u2069?<\/bdi>/)
})
