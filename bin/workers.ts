import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'

// The first process takes no requests: it prepares the database, starts the workers, and starts another for one that
// dies. Node's cluster gives each connection to one of them.

// In milliseconds. A worker that ends sooner has something wrong with it that another one has too.
const early = 10_000
const pause = 1000
const MAX_EARLY = 5

type Said = 'has the port' | 'is ready'

/**
 * Starts `count` workers, and resolves when all answer requests. `prepare` is done once, when the first has the port.
 * Ends the process with status 1 if a worker can't start. On SIGTERM, SIGINT or SIGHUP all workers finish what they are at,
 * `close` is called, and the process ends.
 */
export async function serveWithWorkers(
  count: number,
  way: string,
  { prepare, close }: { prepare: () => Promise<void>; close: () => Promise<void> },
): Promise<void> {
  cluster.setupPrimary({ exec: path.join(import.meta.dirname, 'serve.mjs'), args: [way] })
  endAll(close)
  // The others share its port.
  const first = cluster.fork()
  await until(first, 'has the port')
  await prepare()
  const others = Array.from({ length: count - 1 }, () => cluster.fork())
  await Promise.all([goOn(first), ...others.map(begin)])
  replaceThoseThatDie()
}

async function begin(worker: Worker): Promise<void> {
  await until(worker, 'has the port')
  await goOn(worker)
}

async function goOn(worker: Worker): Promise<void> {
  const ready = until(worker, 'is ready')
  worker.send('prepared')
  await ready
}

/** Ends the process if the worker does, which has said why. */
async function until(worker: Worker, wanted: Said): Promise<void> {
  const over = new AbortController()
  worker.once('exit', (code) => {
    if (!over.signal.aborted) process.exit(code || 1)
  })
  for (;;) {
    const [said] = await once(worker, 'message')
    if (said === wanted) break
  }
  over.abort()
}

function replaceThoseThatDie(): void {
  let tooEarly = 0
  const watch = (worker: Worker) => {
    const began = performance.now()
    worker.once('exit', async (code, signal) => {
      if (ending) return
      tooEarly = performance.now() - began < early ? tooEarly + 1 : 0
      console.error(`A worker ended (${signal ?? `status ${code}`}); another one takes its place.`)
      if (tooEarly >= MAX_EARLY) {
        console.error('Workers end as soon as they start, so Cairn ends too. The lines above say why.')
        process.kill(process.pid, 'SIGTERM')
        return
      }
      if (tooEarly > 0) await setTimeout(pause * tooEarly)
      if (ending) return
      const next = cluster.fork()
      watch(next)
      next.on('message', (said) => {
        if (said === 'has the port') next.send('prepared')
      })
    })
  }
  for (const worker of Object.values(cluster.workers ?? {})) if (worker) watch(worker)
}

let ending = false

function endAll(close: () => Promise<void>): void {
  const end = async () => {
    // A terminal signals all processes alike, and then the workers end by themselves too.
    if (ending) return
    ending = true
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    const ended = workers.map((worker) => (worker.isDead() ? undefined : once(worker, 'exit')))
    for (const worker of workers) worker.kill('SIGTERM')
    const statuses = await Promise.all(ended)
    await close()
    process.exit(statuses.every((status) => status === undefined || status[0] === 0) ? 0 : 1)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** In a worker: says that it has the port, and waits until the database is prepared. */
export async function untilPrepared(): Promise<void> {
  // Without the first process nobody would end this one.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  const prepared = once(process, 'message')
  process.send?.('has the port' satisfies Said)
  await prepared
}

export function sayReady(): void {
  process.send?.('is ready' satisfies Said)
}
