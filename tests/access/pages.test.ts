import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAlike } from './comparable.ts'
import { type Asker, askers, openInstance } from './instance.ts'
import { pageRows } from './pages/all.ts'
import type { PageRow } from './pages/row.ts'
import { roles, rolesNamed } from './roles.ts'
import { namesIn, reads, unsaid, wordOf } from './texts.ts'

const instance = openInstance()

type Answer = { status: number; html: string; to: string | null; headers: Headers }
const answers = new Map<string, Promise<Answer>>()

// Requests each address once per person, however many tests need the answer.
function open(asker: Asker, address: string): Promise<Answer> {
  const key = `${asker} ${address}`
  const asked = answers.get(key) ?? ask(asker, address)
  answers.set(key, asked)
  return asked
}

async function ask(asker: Asker, address: string): Promise<Answer> {
  const answer = await instance.ask(asker, address)
  return {
    status: answer.status,
    html: await answer.text(),
    to: answer.headers.get('location'),
    headers: answer.headers,
  }
}

const addressOf = (row: PageRow) => row.at?.(instance.cast) ?? row.route
const expected = (row: PageRow, asker: Asker) =>
  asker === 'anonymous'
    ? (row.anonymous ?? 307)
    : rolesNamed(row.open).includes(asker)
      ? (row.answer ?? 200)
      : 404

test('the record has every text of the table', () => {
  expect(unsaid()).toEqual([])
})

test('every address of the build stands in the tables', () => {
  const manifest = path.resolve(import.meta.dirname, '../../.next/app-path-routes-manifest.json')
  const built: string[] = Object.values(JSON.parse(readFileSync(manifest, 'utf8')))
  const listed = new Set(pageRows.map(({ route }) => route))
  // Next's own, which no address reaches.
  const own = ['/_not-found', '/_global-error']
  expect(built.filter((route) => !listed.has(route) && !own.includes(route))).toEqual([])
  expect([...listed].filter((route) => !built.includes(route))).toEqual([])
})

describe('who may open what', () => {
  test.each(pageRows.map((row, index) => [`${index + 1} ${row.route}`, row] as const))(
    '%s',
    async (_, row) => {
      const address = addressOf(row)
      const statuses = await Promise.all(
        askers.map(async (asker) => [asker, (await open(asker, address)).status] as const),
      )
      expect(Object.fromEntries(statuses)).toEqual(
        Object.fromEntries(askers.map((asker) => [asker, expected(row, asker)])),
      )
    },
  )
})

test('no page shows a text to anybody who doesn’t read it', async () => {
  const leaks: string[] = []
  for (const row of pageRows) {
    const address = addressOf(row)
    for (const asker of askers) {
      const { html, to } = await open(asker, address)
      for (const name of namesIn(`${html} ${to}`))
        if (asker === 'anonymous' || !reads(asker, name)) leaks.push(`${address} shows ${name} to ${asker}`)
    }
  }
  expect(leaks).toEqual([])
})

test('each page shows its texts to all who read them', async () => {
  const missing: string[] = []
  for (const row of pageRows)
    for (const role of rolesNamed(row.open)) {
      const { html } = await open(role, addressOf(row))
      for (const name of row.shows ?? [])
        if (reads(role, name) && !html.includes(wordOf(name)))
          missing.push(`${addressOf(row)} doesn’t show ${name} to ${role}`)
    }
  expect(missing).toEqual([])
})

test('what somebody may not see is answered like what never was', async () => {
  const never = '01890000-0000-7000-8000-000000000000'
  const different: string[] = []
  for (const row of pageRows) {
    const address = addressOf(row)
    const unknown = address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, never)
    if (unknown === address) continue
    for (const role of roles.filter((each) => expected(row, each) === 404)) {
      const [here, there] = [await open(role, address), await open(role, unknown)]
      if (!isAlike(here.html, there.html)) different.push(`${address} for ${role}`)
    }
    const [here, there] = [await open('anonymous', address), await open('anonymous', unknown)]
    if (!isAlike(`${here.to}${here.html}`, `${there.to}${there.html}`))
      different.push(`${address} for nobody known`)
  }
  expect(different).toEqual([])
})

test('a tab names what its page is about, and nothing that isn’t on the page', async () => {
  const subjects = await namedThings()
  const wrong: string[] = []
  const ofLost = new Set<string>()
  const titles = new Map<string, string>()
  for (const row of pageRows) {
    const address = addressOf(row)
    for (const asker of askers) {
      const { status, html } = await open(asker, address)
      const title = plain(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
      if (status === 404 && html.includes('<body')) ofLost.add(title)
      if (status !== 200 || !html.includes('<body')) continue
      const body = shown(html)
      const said = subjects.filter((subject) => title.includes(subject))
      for (const subject of said)
        if (!body.includes(subject)) wrong.push(`${address} tells ${asker} of ${subject} in its title only`)
      const hasSubject = row.route.includes('[') || /[?&](with|junior)=/.test(address)
      if (hasSubject && said.length === 0 && !noSubject.includes(address.split('/')[1] ?? ''))
        wrong.push(`${address} is only called “${title}” for ${asker}`)
      if (!title.endsWith(' · Cairn')) wrong.push(`${address} has no title of its own: “${title}”`)
      const other = titles.get(`${asker} ${title}`)
      if (other && other !== row.route) wrong.push(`${address} is called like a page of ${other}: “${title}”`)
      titles.set(`${asker} ${title}`, row.route)
    }
  }
  expect(wrong).toEqual([])
  expect([...ofLost]).toEqual(['No trail here · Cairn'])
})

// A link may have run out, and then nobody is told whom it was for. A draft's subject may be out of its author's sight.
const noSubject = ['reset', 'drafts', 'invite']

/** What a page shows, and what is in its fields. */
const shown = (html: string) =>
  plain(
    html
      .slice(html.indexOf('<body'))
      .replace(/<script\b[\s\S]*?<\/script>/g, ' ')
      .replace(/<[^>]*>/g, (tag) => ` ${/ value="([^"]*)"/.exec(tag)?.[1] ?? ''} `),
  )

const plain = (html: string) =>
  html
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\u2066-\u2069`]/g, '')
    .replace(/\s+/g, ' ')

async function namedThings(): Promise<string[]> {
  const all = await Promise.all(
    [
      'select name from people union select name from teams',
      'select title from milestones union select title from roadmap_versions union select title from working_copies',
      'select file_name from roadmap_imports union select title from goal_proposals where title is not null',
      'select title from plans union select title from plan_items where title is not null',
      'select title from session_templates',
      'select title from reviews union select body from actions union select body from agenda_points',
      'select body from jots union select body from wins',
    ].map((statement) => instance.ledger.list(statement)),
  )
  return [...new Set(all.flat().map(plain).filter(Boolean))]
}

test('every answer, whatever its status, says how a browser is to treat it', async () => {
  const policy = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  }
  const wrong: string[] = []
  const statuses = new Set<number>()
  for (const [asked, answer] of answers) {
    const { status, html, headers } = await answer
    statuses.add(status)
    const csp = headers.get('content-security-policy') ?? ''
    const scripts = /script-src ([^;]*)/.exec(csp)?.[1] ?? ''
    const isStrict =
      /'nonce-[^']{20,}'/.test(scripts) &&
      !scripts.includes('unsafe') &&
      ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"].every((part) => csp.includes(part))
    if (!isStrict) wrong.push(`${asked}: ${csp}`)
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1]
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g))
      if (!tag.includes(`nonce="${nonce}"`)) wrong.push(`${asked}: ${tag}`)
    // The icon is the same for everyone.
    for (const [name, value] of Object.entries(policy))
      if (headers.get(name) !== value && !(name === 'cache-control' && asked.endsWith('/icon.svg')))
        wrong.push(`${asked}: ${name} is ${headers.get(name)}`)
  }
  expect(wrong).toEqual([])
  expect([...statuses].sort()).toEqual([200, 307, 404, 405])
})
