import { afterAll, beforeAll, expect, test } from 'vitest'
import { placesIn } from '#bench/places.ts'
import { count } from '#lib/core/format.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

// What people see in a drawing, others are told in words: both have the same numbers.

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const places = placesIn(demoFile)
const addressOf = (as: string, route: string) =>
  places.find((place) => place.as === as && place.route === route)?.address ?? ''

/** The page as it is before any script, without what React sends beside it. */
async function pageOf(as: string, address: string): Promise<string> {
  const visitor = await new Browserless(server).signIn(`${as}@demo.cairn`)
  return (await (await visitor.ask(address)).text()).replaceAll(/<script[\s\S]*?<\/script>/g, '')
}

const times = (html: string, found: RegExp) => html.match(found)?.length ?? 0

test('the half year on a person’s page has as many marks as its rows and its table by month say', async () => {
  const address = addressOf('mentor', '/people/[personId]')
  for (const as of ['mentor', 'junior', 'lead']) {
    const html = await pageOf(as, address)
    const [drawing = ''] = /<div class="sheet half-year">[\s\S]*?<\/table>/.exec(html) ?? []
    const rows = [...drawing.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<td>(\d+)<\/td>/g)].map(([, number]) => Number(number)),
    )
    const sum = (column: number) => rows.reduce((total, row) => total + (row[column] ?? 0), 0)
    expect(rows.length).toBeGreaterThan(3)
    const [sessions, reviews, verdicts] = [sum(0), sum(1), sum(2) + sum(3)]
    expect(sessions).toBeGreaterThan(3)
    expect(drawing).toContain(`>${count(sessions, 'session')}</a>`)
    expect(drawing).toContain(`>${count(reviews, 'review')}</a>`)
    expect(drawing).toContain(`>${count(verdicts, 'verdict')}</a>`)
    const inKey = times(drawing, /<\/svg>(Approved|Changes requested)<\/span>/g)
    expect(times(drawing, /<path class="half-year__(session|review)"/g)).toBe(sessions + reviews)
    expect(times(drawing, /<path class="half-year__(approved|changes)"/g)).toBe(verdicts + inKey)
  }
})

test('a mentor’s home says in how many weeks they met, and draws as many dots', async () => {
  const html = await pageOf('mentor', '/')
  const lines = [...html.matchAll(/<svg class="weeks".*?aria-label="([^"]*)".*?<\/svg>/g)]
  expect(lines.length).toBeGreaterThan(1)
  const met = lines.filter(([, label]) => /^Met in \d/.test(label ?? ''))
  expect(met.length).toBeGreaterThan(0)
  for (const [drawing, label = ''] of met) {
    const [, number] = /^Met in (\d+) of/.exec(label) ?? []
    const [, dots = ''] = /<path class="weeks__met" d="([^"]*)"/.exec(drawing) ?? []
    expect(times(dots, /h0/g)).toBe(Number(number))
  }
})

test('a goal’s line is told as a list with a day for each event', async () => {
  const html = await pageOf('lead', addressOf('lead', '/goals/[goalId]'))
  const [line = ''] = /<div class="life-line">[\s\S]*?<\/ol>/.exec(html) ?? []
  const told = [...line.matchAll(/<li>(.*?)<\/li>/g)].map(([, words]) => words ?? '')
  expect(told[0]).toMatch(/^\d+ \p{L}+( \d{4})?: .* assigned this goal$/u)
  const events = told.filter((words) => !words.startsWith('Due '))
  expect(events.length).toBeGreaterThan(3)
  expect(times(line, /class="goal-mark [^"]*" transform/g) + times(line, /class="life-line__dot"/g)).toBe(
    events.length,
  )
})

test('bars stand beside their printed numbers', async () => {
  const html = await pageOf(
    'mentor',
    `/reviews/new?with=${addressOf('mentor', '/people/[personId]').slice(8)}`,
  )
  const cells = [...html.matchAll(/<span class="counted">(.*?)<\/span>/g)].map(([, cell]) => cell ?? '')
  expect(cells.length).toBeGreaterThan(3)
  for (const cell of cells) {
    const [, number] = /(\d+)$/.exec(cell) ?? []
    expect(cell.includes('<rect')).toBe(Number(number) > 0)
  }
  expect(html).toContain('so far')
})
