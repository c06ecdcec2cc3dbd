import { randomBytes } from 'node:crypto'
import pino from 'pino'

const logger = pino({
  base: null,
  redact: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie'],
})

/** Logs an unexpected failure and returns the reference to show; the details stay in the log. */
export function logFailure(error: unknown): string {
  const reference = randomBytes(4).toString('hex')
  logger.error({ reference, err: error }, 'unexpected failure')
  return reference
}
