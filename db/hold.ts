import BetterSqlite from 'better-sqlite3'

// SQLite's own lock on an empty file beside the database: it ends with the process, even a killed one, and works where
// SQLite works. The file itself stays and says nothing, so that nobody locks one that was just removed. It isn't on the
// database, which may be damaged, replaced or gone.
const lockFile = (file: string) => `${file}.lock`

// In milliseconds. Waiting blocks the process, and a restore takes longer anyway.
const patience = 200

/**
 * Says until the returned function is called that this process uses the database, so that it isn't replaced meanwhile.
 * Throws an Error if it's being replaced.
 */
export function hold(file: string): () => void {
  const connection = open(file)
  // Where no file can be created, none can be replaced.
  if (!connection) return () => undefined
  try {
    connection.exec('BEGIN')
    connection.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    connection.close()
    if (!isLocked(error)) throw error
    throw new Error(
      `${file} is being replaced by a restore, or copied by a move. Wait until it’s done, then try again.`,
    )
  }
  return () => connection.close()
}

/** As `hold`, for one that replaces the database. Undefined if anyone else holds it. */
export function holdAlone(file: string): (() => void) | undefined {
  const connection = open(file)
  if (!connection) return () => undefined
  try {
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (!isLocked(error)) throw error
    return undefined
  }
  return () => connection.close()
}

function open(file: string): BetterSqlite.Database | undefined {
  try {
    return new BetterSqlite(lockFile(file), { timeout: patience })
  } catch (error) {
    if (codeOf(error) === 'SQLITE_CANTOPEN' || error instanceof TypeError) return undefined
    throw error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
const isLocked = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')
