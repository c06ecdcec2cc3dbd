import type BetterSqlite from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

type Inserting = { keys: string[]; statement: BetterSqlite.Statement }

const kept = new WeakMap<BetterSqlite.Database, Map<string, Inserting>>()

/**
 * Prepares each statement once: building it anew for each row takes minutes. All rows must have the first one's keys.
 * Values are stored as `db/columns.ts` stores them.
 */
export function insertAll<Table extends SQLiteTable>(
  connection: BetterSqlite.Database,
  table: Table,
  rows: Table['$inferInsert'][],
): void {
  const [first] = rows
  if (!first) return
  const { keys, statement } = insertingInto(connection, getTableName(table), Object.keys(first))
  for (const row of rows) {
    const values: Record<string, unknown> = row
    statement.run(keys.map((key) => stored(values[key])))
  }
}

function insertingInto(connection: BetterSqlite.Database, table: string, keys: string[]): Inserting {
  const statements = kept.get(connection) ?? new Map<string, Inserting>()
  kept.set(connection, statements)
  const name = `${table} ${keys}`
  const known = statements.get(name)
  if (known) return known
  const columns = keys.map((key) => `"${columnName(key)}"`)
  const statement = connection.prepare(`insert into "${table}" (${columns}) values (${keys.map(() => '?')})`)
  const made = { keys, statement }
  statements.set(name, made)
  return made
}

export const columnName = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function stored(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return value ?? null
}
