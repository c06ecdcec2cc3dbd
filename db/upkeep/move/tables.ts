import { createHash } from 'node:crypto'
import { is, Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { dialect } from '../../columns.ts'
import { migrationsOf } from '../../migrations.ts'
import * as schema from '../../schema/all.ts'

// The tables as both databases have them, by the schema's own word.

export type Kind = 'text' | 'integer' | 'boolean' | 'instant' | 'json'

export type Column = {
  name: string
  kind: Kind
  /** Refers to a row of its own table, which may come later. */
  isOwn: boolean
}

export type MovedTable = { name: string; columns: Column[]; key: Column }

const kinds: Record<string, Kind> = {
  string: 'text',
  number: 'integer',
  boolean: 'boolean',
  date: 'instant',
  json: 'json',
}

/** Each after those that it refers to. */
export function tablesInOrder(): MovedTable[] {
  const left = new Map(tablesWithReferences().map((each) => [each.table.name, each]))
  const ordered: MovedTable[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(({ refersTo }) => !refersTo.some((name) => left.has(name)))
    if (free.length === 0) throw new Error(`Tables refer to each other: ${[...left.keys()].join(', ')}.`)
    for (const { table } of free) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return ordered
}

function tablesWithReferences(): { table: MovedTable; refersTo: string[] }[] {
  // Both say the same of what is read here.
  const configOf = (dialect === 'postgresql' ? postgresConfig : sqliteConfig) as typeof sqliteConfig
  const tables = Object.values(schema).filter((value) => is(value, Table)) as Parameters<typeof configOf>[0][]
  return tables.map((table) => {
    const { name, columns, foreignKeys } = configOf(table)
    const references = foreignKeys.map(({ reference }) => reference())
    const own = new Set(
      references.filter((each) => each.foreignTable === table).flatMap((each) => each.columns),
    )
    const moved = columns.map((column) => ({
      name: column.keyAsName ? toSnakeCase(column.name) : column.name,
      kind: kindOf(name, column.dataType),
      isOwn: own.has(column),
    }))
    const key = moved[columns.findIndex(({ primary }) => primary)]
    if (!key) throw new Error(`${name} has no primary key of one column.`)
    const others = references.filter((each) => each.foreignTable !== table)
    return {
      table: { name, columns: moved, key },
      refersTo: others.map(({ foreignTable }) => configOf(foreignTable).name),
    }
  })
}

function kindOf(table: string, dataType: string): Kind {
  const kind = kinds[dataType]
  if (!kind) throw new Error(`${table} has a column of a kind that isn’t moved: ${dataType}.`)
  return kind
}

/** Another one for another program, on either database. */
export function schemaOfBoth(): string {
  const hash = createHash('sha256')
  for (const kind of ['sqlite', 'postgresql'] as const)
    for (const migration of readMigrationFiles({ migrationsFolder: migrationsOf(kind) }))
      hash.update(migration.hash)
  return hash.digest('hex')
}
