import type BetterSqlite from 'better-sqlite3'
import { DatabaseRefused } from './refusals.ts'

/** 'CRN1' in the file's header, which tells a Cairn file from any other SQLite file. */
export const applicationId = 0x43524e31

// The settings of every connection, and what reading them back must return. Without this, better-sqlite3 uses
// synchronous=NORMAL with WAL, which can lose acknowledged commits in a power cut.
const settings = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', 5000, 5000],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['journal_size_limit', 67108864, 67108864],
  // In KiB. Small, because the system caches the file anyway, once for all processes.
  ['cache_size', -4000, -4000],
] as const

/** Throws an Error that names the setting if reading it back returns another value. */
export function applyPragmas(connection: BetterSqlite.Database): void {
  for (const [name, value, expected] of settings) {
    // A read-only connection can't change the journal mode, and uses the one that the writer set.
    if (!(connection.readonly && name === 'journal_mode')) connection.pragma(`${name} = ${value}`)
    const answer = connection.pragma(name, { simple: true })
    if (answer !== expected)
      throw new Error(`SQLite runs with ${name} = ${String(answer)}, but Cairn needs ${expected}.`)
  }
}

/** Throws `DatabaseRefused` if another program made the file, or it isn't a SQLite file. */
export function assertOurFile(connection: BetterSqlite.Database, file: string): void {
  if (foundApplication(connection) !== applicationId)
    throw new DatabaseRefused(`${file} is not a Cairn database. Set CAIRN_DATA to another file.`)
}

/** Whether nothing was ever written to it, such as by a first start that was cut off. */
export function isWithoutPages(connection: BetterSqlite.Database): boolean {
  return foundApplication(connection) === 0 && connection.pragma('page_count', { simple: true }) === 0
}

function foundApplication(connection: BetterSqlite.Database): unknown {
  try {
    return connection.pragma('application_id', { simple: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return undefined
    throw error
  }
}
