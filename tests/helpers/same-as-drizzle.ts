import { isDeepStrictEqual } from 'node:util'
import type { SQL } from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import * as utils from 'drizzle-orm/utils'
import { QuickQuery } from '#db/sqlite.ts'
import { QuickDialect } from '#db/statement-text.ts'

// drizzle exports it without declaring it.
const { mapResultRow } = utils as unknown as {
  mapResultRow: (...given: [fields: unknown, row: unknown[], joined: unknown]) => unknown
}

/** From now on every statement and every row is put together by drizzle as well, and a difference is an Error. */
export function compareWithDrizzle(): void {
  const { sqlToQuery } = QuickDialect.prototype
  QuickDialect.prototype.sqlToQuery = function (statement: SQL, invokeSource?: 'indexes') {
    const { sql, params } = sqlToQuery.call(this, statement, invokeSource)
    const its = SQLiteSyncDialect.prototype.sqlToQuery.call(this, statement, invokeSource)
    if (sql !== its.sql || !isDeepStrictEqual(params, its.params))
      throw new Error(`drizzle writes another statement.\nCairn:   ${sql}\ndrizzle: ${its.sql}`)
    return { sql, params }
  }
  const { rowsOf } = QuickQuery.prototype
  QuickQuery.prototype.rowsOf = function (fields, rows, joined) {
    const ours = rowsOf.call(this, fields, rows, joined)
    const its = rows.map((row) => mapResultRow(fields, row, joined))
    if (!isDeepStrictEqual(ours, its))
      throw new Error(
        `drizzle reads other rows.\nCairn:   ${JSON.stringify(ours)}\ndrizzle: ${JSON.stringify(its)}`,
      )
    return ours
  }
}
