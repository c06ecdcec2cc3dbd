import { findLostFile } from '#db/client.ts'
import type { FileLost } from '#db/faults.ts'
import type { Log } from './log.ts'

// In milliseconds.
const often = 2000

/** Says in the log, once, when the database's file isn't where it was opened, and once when it's there again. */
export function watchDatabase(log: Log): { stop(): void } {
  let before: FileLost | undefined
  const look = () => {
    const lost = findLostFile()
    if (lost && lost.code !== before?.code) log.error({ code: lost.code }, lost.message)
    if (!lost && before) log.warn('The database file is back in its place, and Cairn goes on.')
    before = lost
  }
  const timer = setInterval(look, often).unref()
  return { stop: () => clearInterval(timer) }
}
