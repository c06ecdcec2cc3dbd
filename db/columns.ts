import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { serverFrom } from './server.ts'

/**
 * The only file that names a dialect's column builders. Tables are written once: for SQLite, or for PostgreSQL with
 * `CAIRN_DATABASE`, and then in the schema that it names.
 */
export const server = serverFrom(process.env)

export const dialect = server ? 'postgresql' : 'sqlite'

/** For a table that only PostgreSQL has. */
export const postgresTable = (
  server?.schema ? pg.pgSchema(server.schema).table : pg.pgTable
) as typeof pg.pgTable

const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  check: sqlite.check,
  /** A UUIDv7. */
  id: () => sqlite.text().primaryKey(),
  text: () => sqlite.text(),
  integer: () => sqlite.integer(),
  /** Given by the database, in the order in which rows come. */
  number: () => sqlite.integer().primaryKey(),
  boolean: () => sqlite.integer({ mode: 'boolean' }),
  /** In UTC, to the millisecond. */
  instant: () => sqlite.integer({ mode: 'timestamp_ms' }),
  day: () => sqlite.text().$type<Day>(),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V) => sqlite.text({ enum: values }),
  ref: (column: () => sqlite.AnySQLiteColumn) => sqlite.text().references(column),
}

const postgresKit = {
  table: postgresTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  id: () => pg.text().primaryKey(),
  text: () => pg.text(),
  integer: () => pg.integer(),
  number: () => pg.integer().primaryKey().generatedByDefaultAsIdentity(),
  boolean: () => pg.boolean(),
  instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  day: () => pg.text().$type<Day>(),
  json: <T>() => pg.jsonb().$type<T>(),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V) => pg.text({ enum: values }),
  ref: (column: () => pg.AnyPgColumn) => pg.text().references(column),
}

// The one cast: both kits build the same columns, and tables are typed as SQLite's.
const kit = (dialect === 'postgresql' ? postgresKit : sqliteKit) as typeof sqliteKit

export const { table, index, uniqueIndex, check } = kit

/**
 * A second name for a table, for self-joins and for conditions used inside any query. Its columns are cached: drizzle's
 * alias creates two proxies each time a column is named.
 */
export const alias = ((original, name) => {
  const renamed = sqlite.alias(original, name)
  const columns = new Map<string | symbol, unknown>()
  for (const key of Object.keys(getTableColumns(original as sqlite.SQLiteTable)))
    columns.set(key, Reflect.get(renamed, key))
  return new Proxy(renamed, { get: (target, key) => columns.get(key) ?? Reflect.get(target, key) })
}) as typeof sqlite.alias

export const { id, ref, text, integer, number, boolean, instant, day, json, oneOf } = kit

/** For a table that refers to itself. */
export type AnyColumn = sqlite.AnySQLiteColumn

/** 'YYYY-MM-DD'. */
export type Day = string & { readonly day?: never }

/** Null passes. */
export function oneOfCheck(
  name: string,
  column: unknown,
  values: readonly string[],
): ReturnType<typeof check> {
  const listed = values.map((value) => `'${value}'`).join(', ')
  return check(name, sql`${column as SQL} in (${sql.raw(listed)})`)
}

/** Null passes. */
export function dayCheck(name: string, column: unknown): ReturnType<typeof check> {
  return check(name, sql`${column as SQL} like '____-__-__'`)
}
