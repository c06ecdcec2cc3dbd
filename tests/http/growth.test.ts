import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareCompany } from '#bench/company/company.ts'
import { smallest } from '#bench/company/plan.ts'
import { growthPlacesIn } from '#bench/growth/places.ts'
import { type Visit, visitEveryPage } from '../support/measured.ts'
import { type IndexSearch, indexSearches, rowsFound, wholeReads } from '../support/query-plans.ts'
import { expectNone } from '../support/sources.ts'

// No page may know how large the company is. Every page is opened in a small one, with filters, later pages of lists and a
// lead of ten teams. SQLite's plans say how its statements read, and two sizes how many rows that finds. The plans are those
// of a database without statistics, as Cairn's are at every size.

const root = path.resolve(import.meta.dirname, '../..')
const sizes = { small: smallest, large: { people: smallest.people * 3, notes: smallest.notes * 3 } }
const fileOf = ({ people, notes }: typeof smallest) =>
  path.join(root, `.cairn/tests/company-${people}-${notes}.db`)
const meantToReadAll: [address: RegExp, table: string, why: string][] = [
  [/^\/admin(\/people.*)?$/, 'people', 'an admin is shown everybody, and how many there are'],
  [/^\/admin$/, 'upkeep_tasks', 'it has one row for each kind of task'],
]

/** The small and the large company. */
const companies: BetterSqlite.Database[] = []
let visits: Visit[]
/** Each once, with an address that asks it. */
let statements: Map<string, string>

beforeAll(async () => {
  for (const size of Object.values(sizes)) await prepareCompany(fileOf(size), size, new Date())
  const file = fileOf(sizes.small)
  visits = await visitEveryPage(file, growthPlacesIn(file))
  statements = new Map(visits.flatMap(({ sql, address }) => sql.map((each) => [each, address])))
  for (const size of Object.values(sizes)) companies.push(new BetterSqlite(fileOf(size), { readonly: true }))
})
afterAll(() => {
  for (const connection of companies) connection.close()
})

const small = () => companies[0] as BetterSqlite.Database

test('every page opens', () => {
  expect(visits.length).toBeGreaterThan(150)
  expectNone(
    visits
      .filter(({ answered }) => answered !== 200)
      .map(({ as, address, answered }) => `${answered} ${address} as ${as}`),
    'Look at the page as that viewer of bench/company.',
  )
})

test('no statement reads a growing table whole', () => {
  const whole = [...statements].flatMap(([statement, address]) =>
    wholeReads(small(), statement)
      .filter(({ table }) => !meantToReadAll.some(([where, of]) => where.test(address) && of === table))
      .map(({ step }) => `${address}: ${step} in ${statement}`),
  )
  expectNone(whole, 'Begin the statement at rows that an index finds.')
})

test('no index finds more rows in a larger company', () => {
  const searches = [...statements].flatMap(([statement, address]) =>
    indexSearches(small(), statement).map((search) => ({ ...search, statement, address })),
  )
  expect(searches.length).toBeGreaterThan(500)
  expectNone(
    searches.filter(grows).map(({ address, step, statement }) => `${address}: ${step} in ${statement}`),
    'Begin at a person, a pair or a team, or take away the index that has too little to choose by.',
  )
})

// Averages differ a little, since the largest teams are larger.
function grows(search: IndexSearch): boolean {
  const [few = 0, many = 0] = companies.map((connection) => rowsFound(connection, search))
  return many > 20 && many > 2 * few
}

test('a lead of ten teams asks as often as a lead of one', () => {
  const most = (route: string, isOne: boolean) =>
    Math.max(
      ...visits
        .filter((visit) => visit.route === route && (visit.as !== 'leads') === isOne)
        .map(({ sql }) => sql.length),
    )
  const routes = new Set(visits.flatMap(({ route, as }) => (as === 'leads' ? [route] : [])))
  expect(routes.size).toBeGreaterThan(8)
  expectNone(
    [...routes].flatMap((route) => {
      const [one, ten] = [most(route, true), most(route, false)]
      // A page skips statements for a part that has nothing to show.
      return ten > one + 2 ? [`${route}: ${one} statements for one team, ${ten} for ten`] : []
    }),
    'Ask once for all teams instead of once for each.',
  )
})
