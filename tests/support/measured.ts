import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { turned } from '#bench/growth/measure.ts'
import type { Measured } from '#bench/measure.ts'
import { type Place, placesIn, type Visitor } from '#bench/places.ts'
import { Browserless } from './browserless.ts'
import { startServer } from './server.ts'

export type Visit = Place & { answered: number; html: string; sql: string[] }

/** Opens every page on a copy of a database twice and returns the second visits: a first one also records a read. */
export async function visitEveryPage(
  database: string,
  places: (Place & { turns?: number })[] = placesIn(database),
): Promise<Visit[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-measured-'))
  const file = path.join(folder, 'measured.jsonl')
  const measure = pathToFileURL(path.resolve(import.meta.dirname, '../../bench/measure.ts')).href
  const server = await startServer({
    database,
    env: { NODE_OPTIONS: `--import ${measure}`, CAIRN_MEASURED: file },
  })
  const visits: Visit[] = []
  try {
    const browsers = new Map<Visitor, Browserless>()
    for (const { turns = 0, ...place } of places) {
      let browser = browsers.get(place.as)
      if (!browser) {
        browser = new Browserless(server)
        if (place.as !== 'nobody') await browser.signIn(`${place.as}@demo.cairn`)
        browsers.set(place.as, browser)
      }
      const address = await turned(place.address, Math.min(turns, 2), async (at) =>
        (await browser.ask(at)).text(),
      )
      await (await browser.ask(address)).text()
      const answer = await browser.ask(address, { headers: { 'x-measured': String(visits.length) } })
      visits.push({ ...place, answered: answer.status, html: await answer.text(), sql: [] })
    }
  } finally {
    await server.stop()
  }
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { tag, sql }: Measured = JSON.parse(line)
    const visit = tag === '' ? undefined : visits[Number(tag)]
    if (visit) visit.sql = sql
  }
  rmSync(folder, { recursive: true, force: true })
  return visits
}
