import type BetterSqlite from 'better-sqlite3'

/** In milliseconds. Some 700 MB can be checked in that time on a small machine. */
const usualLimit = 5000
/** In bytes. Smaller ones are checked whole. */
const small = 300_000_000

/**
 * What SQLite's `quick_check` finds first, or undefined. Beyond 300 MB, it's asked for one table after the other, and
 * the tables that aren't begun within `limit` milliseconds are left out. Throws what SQLite throws, which may be that the
 * file is damaged.
 */
export function findDamage(connection: BetterSqlite.Database, limit = usualLimit): string | undefined {
  const pages = Number(connection.pragma('page_count', { simple: true }))
  const bytes = pages * Number(connection.pragma('page_size', { simple: true }))
  if (bytes <= small || limit === Number.POSITIVE_INFINITY) return firstOf(connection, 'quick_check(1)')
  const until = performance.now() + limit
  const tables = connection
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  for (const name of tables) {
    if (performance.now() >= until) return undefined
    const found = firstOf(connection, `quick_check("${name}")`)
    if (found) return found
  }
  return undefined
}

function firstOf(connection: BetterSqlite.Database, pragma: string): string | undefined {
  const [found = 'nothing was answered'] = (connection.pragma(pragma) as Record<string, string>[]).map(
    (row) => Object.values(row)[0],
  )
  return found === 'ok' ? undefined : found
}

/** Throws an error that `faultOf` knows as damage. */
export function assertUndamaged(connection: BetterSqlite.Database): void {
  const found = findDamage(connection)
  if (found) throw Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' })
}
