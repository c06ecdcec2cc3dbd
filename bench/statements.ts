import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Measured } from './measure.ts'
import { type Place, placesIn, type Visitor } from './places.ts'
import { startBenchServer } from './server.ts'

/** Times are medians of several visits, one at a time, in milliseconds. Sizes are in bytes. */
export type Statements = Place & {
  queries: number
  milliseconds: number
  sqlMilliseconds: number
  html: number
  gzip: number
}

/** What every page is compared with: it only looks up the sign-in. */
export const floor = { route: '/sign-out/confirm', address: '/sign-out/confirm', as: 'lead' } as const

const visits = 15

export async function measureStatements(data: string, file: string): Promise<Statements[]> {
  const measure = pathToFileURL(path.join(import.meta.dirname, 'measure.ts')).href
  const server = await startBenchServer(data, { NODE_OPTIONS: `--import ${measure}`, CAIRN_MEASURED: file })
  const cookies = new Map<Visitor, string>([['nobody', '']])
  const places = placesToMeasure(data)
  const pages: string[] = []
  try {
    for (const [index, { as, address }] of places.entries()) {
      const cookie = cookies.get(as) ?? (await server.signIn(`${as}@demo.cairn`))
      cookies.set(as, cookie)
      for (let visit = 0; visit < visits; visit++) {
        const answer = await fetch(server.origin + address, {
          headers: { cookie, accept: 'text/html', 'x-measured': visit < 3 ? '' : String(index) },
        })
        pages[index] = await answer.text()
      }
    }
  } finally {
    await server.stop()
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const measured = Map.groupBy(
    lines.map((line): Measured => JSON.parse(line)),
    ({ tag }) => tag,
  )
  return places.map((place, index) => {
    const own = measured.get(String(index)) ?? []
    const html = pages[index] ?? ''
    return {
      ...place,
      queries: Math.max(...own.map(({ sql }) => sql.length)),
      milliseconds: median(own.map(({ milliseconds }) => milliseconds)),
      sqlMilliseconds: median(own.map(({ sqlMilliseconds }) => sqlMilliseconds)),
      html: Buffer.byteLength(html),
      gzip: gzipSync(html).length,
    }
  })
}

// The pages people open day by day, once for each kind of reader. The small forms of admins and leads are all alike, so
// they aren't timed.
function placesToMeasure(data: string): Place[] {
  const places = placesIn(data)
  return [
    floor,
    ...places.filter(
      ({ route, as, address }) =>
        as !== 'nobody' &&
        address !== floor.address &&
        !/^\/(admin|teams\/\[teamId\]\/people)\/.+/.test(route) &&
        !/\?(kind|by|q=test)\b/.test(address),
    ),
  ]
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
