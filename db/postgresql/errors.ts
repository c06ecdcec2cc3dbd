import { codes } from '#db/errors.ts'
import { faultOf } from '#db/faults.ts'

/** The server chose this transaction to be done again: serialization failure or deadlock. */
export function isConflict(error: unknown): boolean {
  return codes(error).some((code) => code === '40001' || code === '40P01')
}

/** The driver has given up waiting: what was asked is still under way, and the connection is of no more use. */
export const isUnanswered = (error: unknown): boolean => codes(withCode(error)).includes('CAIRN_SLOW')

export const isAway = (error: unknown): boolean => faultOf(error) === 'away'

// What pg and its pool say in words alone.
const known: [RegExp, string][] = [
  [/^timeout exceeded when trying to connect/, 'CAIRN_CROWDED'],
  [/^Query read timeout/, 'CAIRN_SLOW'],
  [/^(Connection terminated|Client has encountered a connection error|Client was closed)/, 'CAIRN_AWAY'],
]

/** The same error, with a code that `faultOf` knows if the driver gave it none. */
export function withCode(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error) return error
  const code = known.find(([pattern]) => pattern.test(error.message))?.[1]
  return code ? Object.assign(error, { code }) : error
}
