import process from 'node:process'
import { pino } from 'pino'

/** One JSON object per line on standard output; on a terminal, only warnings and errors. */
export function makeLog() {
  return pino({
    level: process.stdout.isTTY ? 'warn' : 'info',
    base: null,
    redact: ['err.password', 'err.token', 'err.cookie'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

export type Log = ReturnType<typeof makeLog>

/** Without the query and the token of an invite or a reset link; at most 300 characters. */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path.replace(/^\/(invite|reset)\/[^/]+/i, '/$1/[token]').slice(0, 300)
}
