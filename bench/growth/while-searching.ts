import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { randomFrom } from '../company/random.ts'
import { summary } from '../load.ts'
import { startBenchServer } from '../server.ts'
import type { Ground } from './measure.ts'

/** Of the readers' pages, in milliseconds. */
type Reading = { p50: number; p95: number; answered: number; failed: number }
export type WhileSearching = { name: string; alone: Reading; beside: Reading; search: Reading }

const readers = 50
// In most texts.
const word = 'the'
// In milliseconds. Slices with and without the search take turns, so other load on the machine affects both alike.
const slice = 8000
const rounds = 4
const pause = { least: 2000, most: 4000 }
// Between an answer and the next search.
const lookAtHits = 1000

type Reader = { cookie: string; addresses: string[] }

/** Readers open a page every three seconds each, while one person searches for the most frequent word again and again. */
export async function measureWhileSearching({ name, database, file, env }: Ground): Promise<WhileSearching> {
  const server = await startBenchServer(file, env)
  try {
    const people: Reader[] = []
    for (const { email, addresses } of readersIn(file))
      people.push({ cookie: await server.signIn(email), addresses })
    const searcher = await server.signIn('mentor@demo.cairn')
    const times = { alone: [] as number[], beside: [] as number[], search: [] as number[] }
    const failed = { alone: 0, beside: 0, search: 0 }
    // The first round only warms up.
    for (let round = 0; round <= rounds; round++)
      for (const kind of ['alone', 'beside'] as const) {
        const until = performance.now() + slice
        const take = (of: keyof typeof times) => async (address: string, cookie: string) => {
          const began = performance.now()
          const status = await open(server.origin + address, cookie)
          if (round === 0) return
          times[of].push(performance.now() - began)
          if (status !== 200) failed[of] += 1
        }
        const search = kind === 'beside' ? searchOn(until, searcher, take('search')) : undefined
        await Promise.all([...people.map((person, at) => read(until, at, person, take(kind))), search])
      }
    const reading = (of: keyof typeof times) => ({ ...summary(times[of]), failed: failed[of] })
    return {
      name: `${database}, ${name}`,
      alone: reading('alone'),
      beside: reading('beside'),
      search: reading('search'),
    }
  } finally {
    await server.stop()
  }
}

// On a connection of its own, as for someone who comes back after a while. Undefined if that ended without an answer.
async function open(address: string, cookie: string): Promise<number | undefined> {
  const request = get(address, { agent: false, headers: { cookie, accept: 'text/html' } })
  request.on('error', () => undefined)
  try {
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer.statusCode
  } catch {
    return undefined
  }
}

type Take = (address: string, cookie: string) => Promise<void>

async function read(until: number, seed: number, { cookie, addresses }: Reader, take: Take): Promise<void> {
  const random = randomFrom(seed)
  const rest = () => pause.least + random() * (pause.most - pause.least)
  // Not all at once.
  await setTimeout(random() * pause.most)
  for (let page = 0; performance.now() < until; page++) {
    await take(addresses[page % addresses.length] ?? '/', cookie)
    await setTimeout(rest())
  }
}

async function searchOn(until: number, cookie: string, take: Take): Promise<void> {
  while (performance.now() < until) {
    await take(`/search?q=${word}`, cookie)
    await setTimeout(lookAtHits)
  }
}

/** People of every kind and age of account, spread over the company. */
function readersIn(file: string): { email: string; addresses: string[] }[] {
  const connection = new BetterSqlite(file, { readonly: true })
  const rows = connection
    .prepare(
      `select p.id, p.email, m.role, m.team_id as team from people p join memberships m on m.person_id = p.id and m.ended_at is null
      where p.deactivated_at is null group by p.id order by p.email`,
    )
    .all() as { id: string; email: string; role: string; team: string }[]
  connection.close()
  const step = Math.max(1, Math.floor(rows.length / readers))
  return rows
    .filter((_, at) => at % step === 0)
    .slice(0, readers)
    .map(({ id, email, role, team }) => ({
      email,
      addresses:
        role === 'junior'
          ? ['/', '/goals', `/people/${id}`, '/sessions', '/actions', '/reviews']
          : ['/', '/queue', `/teams/${team}`, '/sessions', '/actions', '/reviews'],
    }))
}

export function printWhileSearching(measured: WhileSearching[], target: number): void {
  console.log(
    '\n| Company | p50 ms without | with | p95 ms without | with | Ratio of p95 | Pages without | with | Searches | p50 ms of a search |',
  )
  console.log(`| --- |${' --: |'.repeat(9)}`)
  for (const { name, alone, beside, search } of measured) {
    const cells = [
      name,
      alone.p50.toFixed(1),
      beside.p50.toFixed(1),
      alone.p95.toFixed(1),
      beside.p95.toFixed(1),
      (beside.p95 / alone.p95).toFixed(2),
      alone.answered,
      beside.answered,
      search.answered,
      search.p50.toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  for (const { name, alone, beside, search } of measured) {
    const isMet = beside.p95 <= target * alone.p95
    const failed = alone.failed + beside.failed + search.failed
    console.log(
      `- ${isMet ? 'met' : '**not met**'}: p95 of ${readers} readers while one searches, within ${target} of without (${name})${failed > 0 ? `; ${failed} answers failed` : ''}`,
    )
  }
}
