import type BetterSqlite from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/**
 * Prepares one statement per call: building it anew for each row takes minutes. All rows must have the first one's
 * keys. Values are stored as `db/columns.ts` stores them.
 */
export function insertAll<Table extends SQLiteTable>(
  connection: BetterSqlite.Database,
  table: Table,
  rows: Table['$inferInsert'][],
): void {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = keys.map((key) => `"${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`)
  const statement = connection.prepare(
    `insert into "${getTableName(table)}" (${columns}) values (${keys.map(() => '?')})`,
  )
  for (const row of rows) {
    const values: Record<string, unknown> = row
    statement.run(keys.map((key) => stored(values[key])))
  }
}

function stored(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return value ?? null
}
