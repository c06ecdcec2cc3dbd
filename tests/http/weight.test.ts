import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { prepareBenchRecord } from '#bench/fill.ts'
import { newId } from '#lib/core/ids.ts'
import { keepDraftInput } from '#lib/record/drafts/input.ts'
import { demoFile } from '../support/demo-database.ts'
import { readMarkup } from '../support/markup.ts'
import { type Visit, visitEveryPage } from '../support/measured.ts'
import { elementsOf, payloadOf } from '../support/payload.ts'
import { lostWithoutScript } from '../support/plain-form.ts'
import { wholeReads } from '../support/query-plans.ts'
import { scriptsOf } from '../support/scripts.ts'
import { expectNone } from '../support/sources.ts'

// What a page may cost, counted rather than timed. Every page is opened on a small database and on a large one: the
// demo's half year, and two years of a team of 50.

const root = path.resolve(import.meta.dirname, '../..')
const largeFile = path.join(root, '.cairn/tests/large.db')
// Includes the statement that looks up the sign-in. A junior’s page has most: goals, proposals, plans, levels, wins and
// timeline.
const MAX_QUERIES = 26
// Some pages skip statements for a part that has nothing to show.
const leftOut = 2
// Keeping what is typed takes 3 KB of it, also before the scripts run and beside a button that leads to another page;
// keyboard shortcuts take 0.6 KB.
const MAX_SCRIPT = 20.5 * 1024
const MAX_TEAM_PAGE = 40 * 1024
// What React renders beside the plain lists; 35 elements are Next's own, 11 of them client components.
const MAX_ELEMENTS = 460
const MAX_CLIENTS = 44

// Statements that have to read a whole growing table, and why.
const meantToReadAll: [address: RegExp, table: string, why: string][] = [
  [/^\/admin(\/people)?$/, 'people', 'an admin is shown everybody, and how many there are'],
  [/^\/(sign-in|setup)$/, 'people', 'it stops at the first: is anyone here yet?'],
  [/^\/admin$/, 'upkeep_tasks', 'it has one row for each kind of task'],
]

let small: Visit[]
let large: Visit[]
beforeAll(async () => {
  await prepareBenchRecord(largeFile, new Date())
  ;[small, large] = await Promise.all([visitEveryPage(demoFile), visitEveryPage(largeFile)])
})

test('every page of the build is weighed', () => {
  const built: Record<string, string> = readJson('.next/app-path-routes-manifest.json')
  const pages = Object.entries(built).flatMap(([file, route]) => (file.endsWith('/page') ? [route] : []))
  const weighed = new Set(large.map(({ route }) => route))
  expectNone(
    pages.filter((route) => !route.startsWith('/_') && !weighed.has(route)),
    'Add the page with an address to bench/places.ts.',
  )
})

test('every page opens', () => {
  // These pages don't exist without a one-time link.
  const refused = [...small, ...large].filter(({ as, answered }) => as !== 'nobody' && answered !== 200)
  expect(refused.map(({ as, address, answered }) => `${answered} ${address} as ${as}`)).toEqual([])
})

test('no page asks the database the same again', () => {
  expectNone(
    [...small, ...large].flatMap(({ route, as, sql }) =>
      sql
        .filter((statement, index) => sql.indexOf(statement) !== index)
        .map((statement) => `${route} as ${as}: ${statement}`),
    ),
    'Read all rows in one statement, and what title and page both need once, through cache().',
  )
})

test('the number of statements of a page does not grow with the record', () => {
  const most = (visits: Visit[], route: string) =>
    Math.max(...visits.flatMap((visit) => (visit.route === route ? [visit.sql.length] : [])))
  const routes = [...new Set(large.map(({ route }) => route))]
  expect(large.some(({ sql }) => sql.length > 1)).toBe(true)
  expectNone(
    routes.flatMap((route) => {
      const [few, many] = [most(small, route), most(large, route)]
      return many > MAX_QUERIES || many > few + leftOut
        ? [`${route}: ${few} statements on the small record, ${many} on the large one`]
        : []
    }),
    'Ask once for all rows instead of once for each.',
  )
})

test('no statement reads a growing table whole', () => {
  const addresses = new Map<string, string>()
  for (const { sql, address } of [...small, ...large])
    for (const statement of sql) if (!addresses.has(statement)) addresses.set(statement, address)
  const connection = new BetterSqlite(largeFile, { readonly: true })
  const whole = [...addresses].flatMap(([statement, address]) =>
    wholeReads(connection, statement)
      .filter(({ table }) => !meantToReadAll.some(([where, of]) => where.test(address) && of === table))
      .map(({ step }) => `${address}: ${step} in ${statement}`),
  )
  connection.close()
  expectNone(whole, 'Add an index to the schema, or begin the statement at rows that one finds.')
})

test('a page brings at most 20.5 KB of scripts over an empty one', () => {
  const { rootMainFiles, polyfillFiles } = readJson('.next/build-manifest.json')
  const empty = new Set<string>([...rootMainFiles, ...polyfillFiles])
  expectNone(
    large.flatMap(({ route, as, html }) => {
      const own = scriptsOf(html).filter((file) => !empty.has(file))
      const sizes = own.map((file) => gzipSync(readFileSync(path.join(root, '.next', file))).length)
      const sum = sizes.reduce((total, size) => total + size, 0)
      return sum > MAX_SCRIPT ? [`${route} as ${as}: ${sum} bytes in ${own.length} files`] : []
    }),
    'Render it on the server, or make the client component smaller.',
  )
})

test('what React renders of a page is little, whatever is on it', () => {
  expect(elementsOf(payloadOf(large.find(({ as }) => as === 'nobody')?.html ?? '')).elements).toBeGreaterThan(
    20,
  )
  expectNone(
    [...small, ...large].flatMap(({ route, as, html }) => {
      const { elements, clients } = elementsOf(payloadOf(html))
      return elements > MAX_ELEMENTS || clients > MAX_CLIENTS
        ? [`${route} as ${as}: ${elements} elements, ${clients} of them client components`]
        : []
    }),
    'Put the long list into Plain (docs/decisions/013), or make one client component of the list instead of one a row.',
  )
})

// Not a cost, but here every page is opened.
test('what is typed in one form of a page isn’t lost when another is sent without a script', () => {
  expectNone(
    [...small, ...large].flatMap(({ route, as, html }) =>
      lostWithoutScript(html).map((control) => `${route} as ${as}: ${control}`),
    ),
    'Make it a FormsPage, and each of its forms a part (docs/decisions/026).',
  )
  const together = [...small, ...large].filter(({ html }) => html.includes('id="page-form"'))
  expect(new Set(together.map(({ route }) => route)).size).toBeGreaterThanOrEqual(6)
})

test('the page of a team of 50 is at most 40 KB', () => {
  const pages = large.filter(({ route, as }) => route === '/teams/[teamId]' && as === 'lead')
  expect(pages.length).toBeGreaterThan(0)
  for (const { html } of pages) {
    expect(html.match(/<th scope="row">/g)).toHaveLength(50)
    expect(gzipSync(html).length).toBeLessThanOrEqual(MAX_TEAM_PAGE)
  }
})

function readJson(file: string) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
}

test('a button that ends something isn’t green', () => {
  const primary = /<button[^>]*\bbutton--primary\b[^>]*>([^<]*)/g
  const ending = /^(Cancel|Deactivate|Delete|Drop|End|Leave|Remove|Revoke|Withdraw)\b/
  const green = [...small, ...large].flatMap(({ route, html }) =>
    [...html.matchAll(primary)].map(([, words = '']) => ({ route, words })),
  )
  expect(green.length).toBeGreaterThan(20)
  expectNone(
    green.filter(({ words }) => ending.test(words)).map(({ route, words }) => `${route}: ${words}`),
    'Give the SubmitButton or FormBar `ends`.',
  )
})

test('where a form with a draft is can be kept with its words', () => {
  const places = [...small, ...large].flatMap(({ route, html }) =>
    readMarkup(html).elements.flatMap(({ attributes: { value } }) =>
      value?.includes('"pageId"') ? [{ route, draft: value }] : [],
    ),
  )
  expect(places.length).toBeGreaterThan(20)
  expectNone(
    places.flatMap(({ route, draft }) =>
      keepDraftInput.safeParse({ draft, formId: newId(), body: 'Words' }).success
        ? []
        : [`${route}: ${draft}`],
    ),
    'Add the address to lib/record/drafts/input.ts.',
  )
})
