import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Column, getTableColumns, is, SQL, Table } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as schema from '#db/schema/all.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { columnsOf } from '#lib/views/export/paging/reads.ts'
import { sheetsOf } from '#lib/views/export/reads.ts'
import { contextOf, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { leftOut, leftOutOfPersons, leftOutOfRecord } from '#tests/support/left-out.ts'

openTestDatabase()

// A new table or column is exported, or somebody has decided why not.

const [originalName, name] = [Symbol.for('drizzle:OriginalName'), Symbol.for('drizzle:Name')]
const tableName = (table: unknown) => {
  const named = table as Record<symbol, string>
  return named[originalName] ?? named[name]
}

const all = Object.values(schema)
  .filter((each) => is(each, Table))
  .flatMap((table) => Object.keys(getTableColumns(table)).map((column) => `${tableName(table)}.${column}`))

/** Also of a column within an expression, but not of its conditions. */
function columnsIn(field: unknown): string[] {
  if (is(field, Column)) {
    const key = Object.entries(getTableColumns(field.table)).find(([, each]) => each.name === field.name)?.[0]
    return [`${tableName(field.table)}.${key}`]
  }
  return is(field, SQL) ? field.queryChunks.filter((chunk) => is(chunk, Column)).flatMap(columnsIn) : []
}

const exportedBy = (ctx: Ctx | SystemCtx) =>
  new Set(
    sheetsOf(ctx).flatMap(({ parts }) =>
      parts.flatMap((part) => [part.id, ...Object.values(part.fields(ctx))].flatMap(columnsIn)),
    ),
  )

const namesIn = (lists: (typeof leftOut)[]) =>
  lists.flatMap((list) =>
    Object.entries(list).flatMap(([table, columns]) =>
      typeof columns === 'string'
        ? all.filter((column) => column.startsWith(`${table}.`))
        : Object.keys(columns).map((column) => `${table}.${column}`),
    ),
  )

const person = contextOf({ id: 'someone' })
const record = systemContext()

test.each([
  ['a person’s file', person, [leftOut, leftOutOfPersons]],
  ['the record’s', record, [leftOut, leftOutOfRecord]],
] as const)('each column of the schema is in %s or left out for a reason', (_, ctx, lists) => {
  const exported = exportedBy(ctx)
  const listed = namesIn([...lists])
  expect(all.filter((column) => !exported.has(column) && !listed.includes(column))).toEqual([])
  expect(listed.filter((column) => exported.has(column) || !all.includes(column))).toEqual([])
})

test('docs/export.md names each file and its columns', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/export.md'), 'utf8')
  const [, files = ''] = text.split('## Files')
  const described = [...files.matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map(([, file, cells = '']) => [
    file,
    [...cells.matchAll(/`(\w+)`/g)].map(([, column = '']) => column).sort(),
  ])
  const written = sheetsOf(person).map((sheet) => {
    const columns = new Set([...columnsOf(person, sheet), ...columnsOf(record, sheet)])
    columns.delete('id')
    return [sheet.name, [...columns].sort()]
  })
  expect(Object.fromEntries(described)).toEqual(Object.fromEntries(written))
})
