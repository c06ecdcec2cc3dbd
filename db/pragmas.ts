import type BetterSqlite from 'better-sqlite3'

/** 'CRN1' in the file's header: tells a Cairn file from any other SQLite file. */
export const applicationId = 0x43524e31

// Every connection's settings, and what reading them back answers. WAL connections other than the first run at
// synchronous=NORMAL by default, which loses acknowledged commits in a power cut.
const settings = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', 5000, 5000],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['journal_size_limit', 67108864, 67108864],
  // In KiB: the system keeps the file's pages in memory anyway, where all of its programs share them.
  ['cache_size', -4000, -4000],
] as const

/**
 * Sets what every connection must run with and reads it back.
 * Throws an Error that names the setting where the answer differs.
 */
export function applyPragmas(connection: BetterSqlite.Database): void {
  for (const [name, value, expected] of settings) {
    // A read-only connection can't change the journal's mode; it reads what the writer set.
    if (!(connection.readonly && name === 'journal_mode')) connection.pragma(`${name} = ${value}`)
    const answer = connection.pragma(name, { simple: true })
    if (answer !== expected)
      throw new Error(`SQLite runs with ${name} = ${String(answer)}, but Cairn needs ${expected}.`)
  }
}

/** Throws an Error in a sentence where the file was made by another program, or is no SQLite file at all. */
export function assertOurFile(connection: BetterSqlite.Database, file: string): void {
  if (foundApplication(connection) !== applicationId) throw new Error(`${file} is not a Cairn database.`)
}

function foundApplication(connection: BetterSqlite.Database): unknown {
  try {
    return connection.pragma('application_id', { simple: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return undefined
    throw error
  }
}
