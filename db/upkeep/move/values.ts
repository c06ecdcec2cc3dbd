import { createHash } from 'node:crypto'
import type { Column, MovedTable } from './tables.ts'

/** As SQLite has it: true is 1, an instant is in milliseconds, and JSON is text, here with its names in order. */
export type Value = string | number | null

/** In the order of the table's columns. */
export type Row = Value[]

/** `rows` and a SHA-256 over them in the order of their key: equal for equal content, on both databases. */
export type Content = { rows: number; hash: string }

/** Passes the pages on, and then says what was in them. */
export async function* counted(
  pages: AsyncIterable<Row[]>,
  then: (content: Content) => void,
): AsyncGenerator<Row[]> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const page of pages) {
    for (const row of page) hash.update(`${JSON.stringify(row)}\n`)
    rows += page.length
    yield page
  }
  then({ rows, hash: hash.digest('hex') })
}

export async function contentOf(
  pages: AsyncIterable<Row[]>,
  onPage: (rows: number) => void | Promise<void>,
): Promise<Content> {
  let found: Content = { rows: 0, hash: '' }
  const all = counted(pages, (content) => {
    found = content
  })
  for await (const page of all) await onPage(page.length)
  return found
}

export function fromSqlite({ columns }: MovedTable, row: readonly unknown[]): Row {
  return columns.map(({ kind }, at) => {
    const value = row[at] as Value
    return kind === 'json' && value !== null ? ordered(String(value)) : value
  })
}

/** `row` as the driver reads it, JSON as text. */
export function fromPostgres({ columns }: MovedTable, row: readonly unknown[]): Row {
  return columns.map(({ kind }, at) => {
    const value = row[at]
    if (value === null || value === undefined) return null
    if (kind === 'boolean') return value ? 1 : 0
    if (kind === 'instant') return (value as Date).getTime()
    return kind === 'json' ? ordered(String(value)) : (value as Value)
  })
}

/** For a parameter that is a list. */
export function toPostgres({ kind }: Column, value: Value): unknown {
  if (value === null) return null
  if (kind === 'boolean') return value !== 0
  return kind === 'instant' ? new Date(Number(value)).toISOString() : value
}

// PostgreSQL keeps JSON in an order of its own.
function ordered(text: string): string {
  return written(JSON.parse(text))
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${written(Reflect.get(value, name))}`).join(',')}}`
}
