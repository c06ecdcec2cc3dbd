import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseRefused } from './refusals.ts'

/** Names of files beside the database's that only exist if there was a database: its log, and copies of it. */
export function leftoversOf(file: string): string[] {
  const folder = path.dirname(file)
  const name = path.basename(file)
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((each) => {
    const ending = each.startsWith(name) ? each.slice(name.length) : ''
    if (/^\.before-\d+$/.test(ending)) return true
    // An empty log is what a database leaves that was closed well.
    return ending === '-wal' && statSync(path.join(folder, each)).size > 0
  })
}

/** Called before a database is made. Throws `DatabaseRefused` if one was there. */
export function assertNothingLeft(file: string): void {
  const left = leftoversOf(file)
  if (left.length === 0) return
  // Another start has made it in this moment.
  if (statSync(file, { throwIfNoEntry: false })?.size)
    throw Object.assign(new Error('The database is being made.'), { code: 'SQLITE_BUSY' })
  throw new DatabaseRefused(
    `${file} is missing or empty, but ${left.join(' and ')} ${left.length === 1 ? 'lies' : 'lie'} beside its place, so a database was there. Put it back, or a copy of it (docs/operating.md, “Restoring a copy”). To begin with an empty one instead, move ${left.length === 1 ? 'that file' : 'those files'} away first.`,
  )
}
