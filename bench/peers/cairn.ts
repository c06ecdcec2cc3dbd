import { placesIn, type Visitor } from '../places.ts'
import { startBenchServer } from '../server.ts'
import type { Peer } from './peer.ts'

const lists = [
  ['mentor', '/sessions', 'sessions'],
  ['mentor', '/actions', 'actions'],
  ['junior', '/goals', 'goals'],
  ['mentor', '/reviews', 'reviews'],
  ['lead', '/teams/[teamId]/people', 'people'],
  ['lead', '/teams/[teamId]', 'team'],
] as const satisfies readonly [Visitor, string, string][]

/** The real server on the bench's record, at `data`. */
export async function startCairn(data: string): Promise<Peer> {
  const places = placesIn(data)
  const { pid, origin, signIn, stop } = await startBenchServer(data)
  const pages: Peer['pages'] = []
  for (const [as, route, name] of lists) {
    const place = places.find((each) => each.route === route && each.as === as)
    const [address, cookie] = [place?.address ?? route, await signIn(`${as}@demo.cairn`)]
    const html = await (await fetch(origin + address, { headers: { cookie } })).text()
    pages.push({ name, address, cookie, rows: rowsIn(html) })
  }
  return { name: 'Cairn', pid, origin, pages, stop }
}

// Rows of a table, or else items of the page's longest list.
function rowsIn(html: string): number {
  const rows = html.match(/<tr\b/g)?.length ?? 0
  const items = [...html.matchAll(/<[uo]l\b[^>]*>([\s\S]*?)<\/[uo]l>/g)].map(
    ([, list = '']) => list.match(/<li\b/g)?.length ?? 0,
  )
  return Math.max(rows, ...items)
}
