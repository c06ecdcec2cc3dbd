import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import * as schema from '#db/schema/all.ts'

// Read back from SQLite, since the schema only says what was meant.
describe('the schema as SQLite has it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-schema-'))
  const file = path.join(folder, 'cairn.db')
  let connection: BetterSqlite.Database
  beforeAll(async () => {
    await migrate(file)
    connection = new BetterSqlite(file, { readonly: true })
  })
  afterAll(() => {
    connection.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable)
  const tableSql = () =>
    connection
      .prepare("select name, sql from sqlite_schema where type = 'table' and sql is not null")
      .all() as { name: string; sql: string }[]

  test('every table is STRICT', () => {
    const own = tableSql().filter(({ name }) => !/^(sqlite_|__drizzle|search_index)/.test(name))
    expect(own.length).toBe(tables.length)
    expect(own.filter(({ sql }) => !/\)\s*STRICT$/i.test(sql.trim())).map(({ name }) => name)).toEqual([])
  })

  test('every enum has a CHECK with exactly its values', () => {
    const texts = new Map(tableSql().map(({ name, sql }) => [name, sql]))
    const enums = tables.flatMap((table) => {
      const { name, columns } = getTableConfig(table)
      return columns.flatMap(({ name: column, enumValues, keyAsName }) =>
        enumValues ? [{ name, column: keyAsName ? snake(column) : column, values: enumValues }] : [],
      )
    })
    expect(enums.length).toBeGreaterThan(15)
    const missing = enums.filter(({ name, column, values }) => {
      const listed = values.map((value: string) => `'${value}'`).join(', ')
      return !texts.get(name)?.includes(`"${column}" in (${listed})`)
    })
    expect(missing).toEqual([])
  })

  test('every column that is named after a record refers to it', () => {
    // These name records of several tables, so they can't be foreign keys; a form's id names none.
    const known = new Set([
      'forms.form_id',
      'forms.record_id',
      'drafts.form_id',
      'drafts.page_id',
      'drafts.subject_id',
      // Named by a browser, and checked when the name is shown.
      'drafts.reader_id',
      'last_reads.subject_id',
      'jots.became_id',
      'audit_events.subject_id',
      'text_versions.record_id',
      'search_documents.record_id',
      'search_documents.page_id',
    ])
    const loose = tables.flatMap((table) => {
      const { name } = getTableConfig(table)
      const columns = (connection.pragma(`table_info("${name}")`) as { name: string }[]).map(
        (column) => column.name,
      )
      const refers = new Set(
        (connection.pragma(`foreign_key_list("${name}")`) as { from: string }[]).map(({ from }) => from),
      )
      return columns
        .filter((column) => column.endsWith('_id') && !refers.has(column))
        .map((column) => `${name}.${column}`)
    })
    expect(loose.filter((column) => !known.has(column))).toEqual([])
  })
})

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
