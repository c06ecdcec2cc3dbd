import { openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { summary } from '../load.ts'
import type { Measured } from '../measure.ts'
import type { Visitor } from '../places.ts'
import { type BenchServer, startBenchServer } from '../server.ts'
import { type GrowthPlace, growthPlacesIn } from './places.ts'

/** One company on one database. `file` also tells the ids, which are the same on a server. */
export type Ground = { name: string; database: string; file: string; env: Record<string, string> }

/** Times are in milliseconds, sizes in bytes. */
export type Figures = {
  median: number
  p95: number
  statements: number
  sql: number
  slowest: { milliseconds: number; statement: string }
  html: number
  gzip: number
  status: number
}
export type GrowthRow = { route: string; address: string; as: Visitor; turns: number; figures: Figures[] }
export type Growth = { rows: GrowthRow[]; memory: { atStart: number; after: number }[] }

type Opened = {
  server: BenchServer
  database: string
  places: GrowthPlace[]
  measured: number
  cookies: Map<Visitor, string>
}

const warmUps = 2
// One that takes longer than a second isn't waited for as often.
// One that seems to have grown is visited more often: on a busy machine a few visits say little.
const moreOften = 4
const slowVisits = 4

/** All servers are up at once and take turns visit by visit, so other load on the machine affects them alike. */
export async function measureGrowth(
  grounds: Ground[],
  folder: string,
  { only, visits }: { only: RegExp | undefined; visits: number },
): Promise<Growth> {
  const opened: Opened[] = []
  try {
    for (const [index, ground] of grounds.entries())
      opened.push(await open(ground, path.join(folder, `${index}.jsonl`)))
    const atStart = opened.map(({ server }) => server.memory())
    const rows: GrowthRow[] = []
    for (const [index, place] of (opened[0]?.places ?? []).entries()) {
      const { route, as, turns, address } = place
      if (only && !only.test(`${as} ${address}`)) continue
      rows.push({ route, address, as, turns, figures: await measurePlace(opened, index, visits) })
      if (process.stdout.isTTY) process.stdout.write(`\r  ${index + 1} of ${opened[0]?.places.length} pages `)
    }
    const memory = opened.map(({ server }, index) => ({
      atStart: atStart[index] ?? Number.NaN,
      after: server.memory(),
    }))
    return { rows, memory }
  } finally {
    for (const { server } of opened) await server.stop()
  }
}

async function open({ file, database, env }: Ground, measured: string): Promise<Opened> {
  rmSync(measured, { force: true })
  const measure = pathToFileURL(path.join(import.meta.dirname, '../measure.ts')).href
  const server = await startBenchServer(file, {
    NODE_OPTIONS: `--import ${measure}`,
    CAIRN_MEASURED: measured,
    ...env,
  })
  const places = growthPlacesIn(file)
  const cookies = new Map<Visitor, string>()
  for (const as of new Set(places.map((place) => place.as)))
    cookies.set(as, await server.signIn(`${as}@demo.cairn`))
  return { server, database, places, measured: openSync(measured, 'r'), cookies }
}

async function measurePlace(opened: Opened[], index: number, visits: number): Promise<Figures[]> {
  const visitors = await Promise.all(
    opened.map(async (each) => {
      const { as, address, turns } = each.places[index] as GrowthPlace
      const cookie = each.cookies.get(as) ?? ''
      const htmlAt = async (at: string) =>
        (await fetch(each.server.origin + at, { headers: { cookie, accept: 'text/html' } })).text()
      return { ...each, cookie, address: await turned(address, turns, htmlAt) }
    }),
  )
  const seen = visitors.map(() => ({ times: [] as number[], html: '', status: 0 }))
  let slowest = 0
  const firstOf = (which: number) =>
    seen[visitors.findIndex(({ database }) => database === visitors[which]?.database)]?.times ?? []
  const isGrown = () =>
    seen.some(({ times }, which) => summary(times).p50 > 1.4 * summary(firstOf(which)).p50)
  const enough = (visit: number) => visit >= visits * moreOften || (visit >= visits && !isGrown())
  for (let visit = -warmUps; slowest > 1000 ? visit < slowVisits : !enough(visit); visit++)
    for (const [which, { server, address, cookie }] of visitors.entries()) {
      const headers = { cookie, accept: 'text/html', 'x-measured': visit < 0 ? '' : String(index) }
      const began = performance.now()
      const answer = await fetch(server.origin + address, { headers })
      const html = await answer.text()
      const took = performance.now() - began
      slowest = Math.max(slowest, visit < 0 ? 0 : took)
      Object.assign(seen[which] ?? {}, { html, status: answer.status })
      if (visit >= 0) seen[which]?.times.push(took)
    }
  return seen.map(({ times, html, status }, which) => {
    const { p50, p95 } = summary(times)
    const own = linesSince(visitors[which]?.measured).filter(({ tag }) => tag === String(index))
    return {
      median: p50,
      p95,
      ...statementsOf(own),
      html: Buffer.byteLength(html),
      gzip: gzipSync(html).length,
      status,
    }
  })
}

/** The address that so many of its list's links to the next page lead to, or that of its last page. */
export async function turned(
  address: string,
  turns: number,
  htmlAt: (address: string) => Promise<string>,
): Promise<string> {
  let at = address
  for (let turn = 0; turn < turns; turn++) {
    const [link = ''] = /<a [^>]*rel="next"[^>]*>/.exec(await htmlAt(at)) ?? []
    const [, next] = /href="([^"#]*)/.exec(link) ?? []
    if (!next) break
    at = next.replaceAll('&amp;', '&')
  }
  return at
}

function statementsOf(own: Measured[]): Pick<Figures, 'statements' | 'sql' | 'slowest'> {
  const took = new Map<string, number[]>()
  for (const { sql, took: times } of own)
    for (const [at, statement] of sql.entries())
      took.set(statement, [...(took.get(statement) ?? []), times[at] ?? 0])
  const medians = Array.from(took, ([statement, times]) => ({ statement, milliseconds: summary(times).p50 }))
  medians.sort((one, other) => other.milliseconds - one.milliseconds)
  return {
    statements: Math.max(0, ...own.map(({ sql }) => sql.length)),
    sql: summary(own.map(({ sqlMilliseconds }) => sqlMilliseconds)).p50,
    slowest: medians[0] ?? { milliseconds: 0, statement: '' },
  }
}

/** What was written to the open file since the last call. */
function linesSince(file: number | undefined): Measured[] {
  const text = file === undefined ? '' : readFileSync(file, 'utf8').trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
}
