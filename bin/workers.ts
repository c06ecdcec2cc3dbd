import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'

// The first process takes no requests: it prepares the database, starts the workers, and starts another for one that
// dies. They share the port, and whoever is free takes the next connection.

// In milliseconds. After a worker that ended sooner, the next one waits.
const early = 10_000
const pause = 1000
// A worker that can't start has something wrong with it that another one has too.
const MAX_NOT_STARTED = 5

type Said = 'has the port' | 'is ready'

let ending = false
let status = 0

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
  // Otherwise Node takes connections in the first process and hands them on. One that is on its way to a worker when that
  // dies is lost: nobody answers or closes it, and a person waits for minutes.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: path.join(import.meta.dirname, 'serve.mjs'), args: [way] })
  endAll(close)
  const first = startOne()
  await until(first, 'has the port')
  await prepare()
  tell(first, 'prepared')
  // The others share its port.
  const others = Array.from({ length: count - 1 }, startOne)
  await Promise.all([first, ...others].map((worker) => until(worker, 'is ready')))
  replaceThoseThatDie([first, ...others])
}

/** What it says comes with the worker, so that nothing is missed between two looks. */
type Started = {
  worker: Worker
  began: number
  said: Set<Said>
  isOver: boolean
  changed: () => void
  over: Promise<Over>
}

type Over = { why: string; wasThere: boolean }

function startOne(): Started {
  const worker = cluster.fork()
  const { promise: over, resolve } = Promise.withResolvers<Over>()
  const started: Started = {
    worker,
    began: performance.now(),
    said: new Set(),
    isOver: false,
    changed: () => undefined,
    over,
  }
  const end = (how: Over) => {
    started.isOver = true
    started.changed()
    resolve(how)
  }
  worker.on('message', (said: Said) => {
    started.said.add(said)
    started.changed()
  })
  worker.once('exit', (code, signal) => end({ why: signal ?? `status ${code}`, wasThere: true }))
  // Without a listener it would end the first process. Where the system made no process it's all that comes; one that's
  // there goes on, or its exit follows.
  worker.on('error', (error) => {
    if (worker.process.pid !== undefined) return
    console.error(notMade(error))
    end({ why: error.message, wasThere: false })
  })
  return started
}

const notMade = (error: unknown) => `A worker couldn’t be started (${(error as Error).message}).`

/** Ends the process if the worker does, which has said why. */
async function until(started: Started, wanted: Said): Promise<void> {
  await new Promise<void>((resolve) => {
    started.changed = () => {
      if (started.said.has(wanted)) resolve()
      else if (started.isOver && !ending) process.exit(1)
    }
    started.changed()
  })
}

// One that has just died is noticed by its end.
const tell = ({ worker }: Started, what: string) => worker.send(what, () => undefined)

function replaceThoseThatDie(workers: Started[]): void {
  let notStarted = 0
  const replace = async ({ began, said }: Pick<Started, 'began' | 'said'>, { why, wasThere }: Over) => {
    if (ending) return
    // One that was never there says nothing about the next: the system may have room for it later.
    if (wasThere) {
      console.error(`A worker ended (${why}); another one takes its place.`)
      notStarted = said.has('is ready') ? 0 : notStarted + 1
    }
    if (notStarted >= MAX_NOT_STARTED) {
      console.error('Workers end before they have started, so Cairn ends too. The lines above say why.')
      status = 1
      process.kill(process.pid, 'SIGTERM')
      return
    }
    if (performance.now() - began < early) await setTimeout(pause * (notStarted + 1))
    if (!ending) startAnother()
  }
  const startAnother = () => {
    try {
      const next = startOne()
      next.changed = () => {
        if (next.said.has('is ready') && !next.isOver) console.log('The new worker is ready.')
      }
      void watch(next)
    } catch (error) {
      console.error(notMade(error))
      void replace({ began: performance.now(), said: new Set() }, { why: '', wasThere: false })
    }
  }
  const watch = async (started: Started) => replace(started, await started.over)
  for (const each of workers) void watch(each)
}

function endAll(close: () => Promise<void>): void {
  const end = async () => {
    // A terminal signals all processes alike, and then the workers end by themselves too.
    if (ending) return
    ending = true
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    const ended = workers.map((worker) =>
      worker.isDead() ? undefined : once(worker, 'exit').catch(() => undefined),
    )
    for (const worker of workers) worker.kill('SIGTERM')
    // One that was still starting knows no better end than the signal's own.
    for (const [code, signal] of (await Promise.all(ended)).filter((each) => each !== undefined))
      if (code !== 0 && signal !== 'SIGTERM' && signal !== 'SIGINT' && signal !== 'SIGHUP') status = 1
    await close()
    process.exit(status)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** In a worker: whether it's the one that takes the port before the database is touched. */
export const isFirstWorker = () => cluster.worker?.id === 1

/** In a worker: it ends as on a signal when the first process is gone, since nobody else would end it. */
export function endWithTheFirst(): void {
  process.prependOnceListener('disconnect', () => {
    // Otherwise Node ends the process at once, with requests unanswered.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true
    process.kill(process.pid, 'SIGTERM')
  })
}

/** In the first worker: says that it has the port, and waits until the database is prepared. */
export async function untilPrepared(): Promise<void> {
  const prepared = once(process, 'message')
  process.send?.('has the port' satisfies Said)
  await prepared
}

export function sayReady(): void {
  process.send?.('is ready' satisfies Said)
}
