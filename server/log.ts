import process from 'node:process'
import { pino } from 'pino'

/** The log of this process: one JSON object a line, on standard output. A terminal is shown warnings alone. */
export function makeLog() {
  return pino({
    level: process.stdout.isTTY ? 'warn' : 'info',
    base: null,
    redact: ['err.password', 'err.token', 'err.cookie'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

export type Log = ReturnType<typeof makeLog>

/** An address as the log may hold it: without query, and without the token that an invite or a reset is. */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path.replace(/^\/(invite|reset)\/[^/]+/i, '/$1/[token]').slice(0, 300)
}
