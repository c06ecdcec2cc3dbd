import type BetterSqlite from 'better-sqlite3'
import { LRUCache } from 'lru-cache'

/**
 * Caches prepared statements by their text, because drizzle prepares one for every query, which costs more than running
 * it. Changes and returns the connection.
 */
export function cacheStatements(connection: BetterSqlite.Database): BetterSqlite.Database {
  const prepare = connection.prepare.bind(connection) as (text: string) => BetterSqlite.Statement
  const kept = new LRUCache<string, BetterSqlite.Statement>({ max: 500 })
  connection.prepare = ((text: string) => {
    const known = kept.get(text)
    if (known) {
      // drizzle switches some to raw rows, which the next query with this text may not want.
      if (known.reader) known.raw(false)
      return known
    }
    const made = prepare(text)
    kept.set(text, made)
    return made
  }) as typeof connection.prepare
  return connection
}
