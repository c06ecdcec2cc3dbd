import type BetterSqlite from 'better-sqlite3'
import { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { BetterSQLiteSession, PreparedQuery } from 'drizzle-orm/better-sqlite3/session'
import { NoopCache } from 'drizzle-orm/cache/core'
import { NoopLogger } from 'drizzle-orm/logger'
import { type Joined, rowsOf } from './rows.ts'
import { QuickDialect } from './statement-text.ts'
import { cacheStatements } from './statements.ts'

type Tables = Record<string, never>

/**
 * drizzle's database over a connection, as its own `drizzle(connection, { casing: 'snake_case' })` makes it, but with the
 * statements kept, and their text and rows put together by quicker code (docs/decisions).
 */
export function overSqlite(connection: BetterSqlite.Database): BetterSQLite3Database<Tables> {
  const session = new QuickSession(cacheStatements(connection), new QuickDialect({ casing: 'snake_case' }))
  return new BetterSQLite3Database('sync', session.dialectOfOurs, session, undefined)
}

class QuickSession extends BetterSQLiteSession<Tables, Tables> {
  readonly dialectOfOurs: QuickDialect
  #connection: BetterSqlite.Database

  constructor(connection: BetterSqlite.Database, dialect: QuickDialect) {
    super(connection, dialect, undefined)
    this.#connection = connection
    this.dialectOfOurs = dialect
  }

  override prepareQuery(
    ...[query, fields, method, inArrays, map, about, cache]: Parameters<
      BetterSQLiteSession<Tables, Tables>['prepareQuery']
    >
  ): QuickQuery {
    const statement = this.#connection.prepare(query.sql)
    return new QuickQuery(
      statement,
      query,
      new NoopLogger(),
      new NoopCache(),
      about,
      cache,
      fields,
      method,
      inArrays,
      map,
    )
  }
}

/** A statement whose rows are read by `rowsOf`. */
export class QuickQuery extends PreparedQuery {
  declare joinsNotNullableMap: Joined
  #fields: ConstructorParameters<typeof PreparedQuery>[6]

  constructor(...given: ConstructorParameters<typeof PreparedQuery>) {
    super(...given)
    // A mapper of the caller's own goes before.
    this.#fields = given[9] ? undefined : given[6]
  }

  override all(values?: Record<string, unknown>): unknown {
    if (!this.#fields) return super.all(values)
    return this.rowsOf(this.#fields, this.values(values) as unknown[][], this.joinsNotNullableMap)
  }

  rowsOf(...given: Parameters<typeof rowsOf>): unknown[] {
    return rowsOf(...given)
  }
}
