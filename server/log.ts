import process from 'node:process'
import { pino } from 'pino'
import { faultInWords } from '#db/fault-words.ts'
import { driverErrorOf, type Fault } from '#db/faults.ts'
import { withoutValues } from '#db/without-values.ts'
import { noteFault } from '#lib/core/faults-seen.ts'

/** One JSON object per line on standard output; on a terminal, only warnings and errors. */
export function makeLog() {
  return pino({
    level: process.stdout.isTTY ? 'warn' : 'info',
    base: null,
    serializers: { err: (error) => pino.stdSerializers.err(withoutValues(error) as Error) },
    redact: ['err.password', 'err.token', 'err.cookie'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

/** Next prints errors to the console too, past the log. */
export function keepValuesOffConsole(): void {
  const print = console.error
  console.error = (...said: unknown[]) => print(...said.map((each) => withoutValues(each)))
}

export type Log = ReturnType<typeof makeLog>

/** Without the query and the secret of an invite, a reset link or a calendar; at most 300 characters. */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path.replace(/^\/(invite|reset|calendar)\/[^/]+/i, '/$1/[token]').slice(0, 300)
}

type Line = { method?: string; path: string; status: number; ms: number; reference: string }

// In milliseconds. A full disk refuses every write, and what to do about it needs saying once in a while.
const between = 10_000
const said = new Map<Fault, number>()

/**
 * The line of a request that the database refused, with the cause and the driver's code. What to do about it is said at
 * most once in ten seconds. Never the statement, whose values are people's texts.
 */
export function logFault(log: Log, line: Line, fault: Fault, error: unknown): void {
  noteFault(fault, new Date(), line.method === 'POST')
  const { code, message } = driverErrorOf(error)
  const now = performance.now()
  const isNew = now - (said.get(fault) ?? -between) >= between
  if (isNew) said.set(fault, now)
  const more = isNew ? { message, advice: faultInWords[fault] } : undefined
  log.error({ ...line, fault, code, ...more }, line.method === 'POST' ? 'nothing was saved' : 'failed')
}
