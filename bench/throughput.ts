import { ask, load, summary } from './load.ts'
import type { Visitor } from './places.ts'
import { startBenchServer } from './server.ts'
import type { Statements } from './statements.ts'

/** `ratio` is its throughput divided by the floor's. */
export type PageResult = Statements & {
  perSecond: number
  p50: number
  p95: number
  /** For one answer, in milliseconds: steadier than throughput on a busy machine. */
  processor: number
  ratio: number
  processorRatio: number
  failed: number
}

const connections = 4
const rounds = 2
const seconds = 0.6
/** In pages: how often the floor is measured again, so other load on the machine affects both alike. */
const every = 8
const requestsToWarm = 2000
const requestsForMemory = 5000

export async function measurePages(
  data: string,
  statements: Statements[],
): Promise<{ pages: PageResult[]; memory: { atStart: number; after: number; requests: number } }> {
  const server = await startBenchServer(data)
  try {
    const cookies = new Map<Visitor, string>([['nobody', '']])
    for (const { as } of statements)
      if (!cookies.has(as)) cookies.set(as, await server.signIn(`${as}@demo.cairn`))
    const cookieOf = (as: Visitor) => cookies.get(as) ?? ''
    const atStart = server.memory()
    const askAll = (count: number) =>
      ask(
        server.origin,
        statements.map(({ as, address }) => ({ address, cookie: cookieOf(as) })),
        count,
      )
    await askAll(requestsToWarm)
    const slices = new Map<string, Slice[]>()
    let asked = requestsToWarm
    let after: number | undefined
    const measure = async ({ as, address }: Statements) => {
      const before = server.processorTime()
      const slice = await load(server.origin, address, cookieOf(as), { seconds, connections })
      const processor = server.processorTime() - before
      const key = `${as} ${address}`
      slices.set(key, [...(slices.get(key) ?? []), { ...slice, processor }])
      // Requests of the slices count too, so memory is read once enough have been made.
      asked += slice.times.length
      if (asked >= requestsForMemory) after ??= server.memory()
    }
    const [lowest, ...others] = statements
    for (let round = 0; round < rounds; round++) {
      for (const [index, page] of others.entries()) {
        if (lowest && index % every === 0) await measure(lowest)
        await measure(page)
      }
    }
    if (asked < requestsForMemory) await askAll(requestsForMemory - asked)
    const memory = { atStart, after: after ?? server.memory(), requests: requestsForMemory }
    const results = statements.map((page) => ({
      ...page,
      ...merged(slices.get(`${page.as} ${page.address}`) ?? []),
    }))
    return { pages: withRatios(results), memory }
  } finally {
    await server.stop()
  }
}

type Slice = Awaited<ReturnType<typeof load>> & { processor: number }

function merged(slices: Slice[]): Omit<PageResult, keyof Statements | 'ratio' | 'processorRatio'> {
  const times = slices.flatMap((slice) => slice.times)
  const { p50, p95, answered } = summary(times)
  const sum = (of: (slice: Slice) => number) => slices.reduce((total, slice) => total + of(slice), 0)
  return {
    perSecond: sum(({ perSecond }) => perSecond) / slices.length,
    p50,
    p95,
    processor: sum(({ processor }) => processor) / answered,
    failed: sum(({ failed }) => failed),
  }
}

/** The first page is the floor. */
function withRatios(pages: Omit<PageResult, 'ratio' | 'processorRatio'>[]): PageResult[] {
  const [lowest] = pages
  return pages.map((page) => ({
    ...page,
    ratio: page.perSecond / (lowest?.perSecond ?? Number.NaN),
    processorRatio: (lowest?.processor ?? Number.NaN) / page.processor,
  }))
}
