import { and, asc, count, gt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import type { Exporting } from '#lib/views/export/access.ts'
import { columnName, type Row } from '#lib/views/export/rules.ts'

export type Fields = Record<string, Column | SQL>

const choose = (fields: Fields) => db.select(fields)

type Joined = {
  where: (condition: SQL | undefined) => PromiseLike<Row[]> & {
    orderBy: (order: SQL) => { limit: (most: number) => PromiseLike<Row[]> }
  }
}

/** A query of a sheet. Its rows are read in the order of `id`, which is the order in which they were created. */
export type Part = {
  id: Column
  /** By the names of the columns, besides `id`. */
  fields: (ctx: Exporting) => Fields
  from: (chosen: ReturnType<typeof choose>) => Joined
  where: (ctx: Exporting) => SQL | undefined
}

/** A file of the export. Its parts have the same columns. */
export type Sheet = { name: string; parts: [Part, ...Part[]] }

export const sheet = (name: string, ...parts: [Part, ...Part[]]): Sheet => ({ name, parts })

/** SQL: the column where `condition` is true, null elsewhere. */
export function where(condition: SQL | undefined, column: Column): Column | SQL {
  return condition ? sql`case when ${condition} then ${column} end`.mapWith(column) : column
}

/** To tell how far an export is. One query for each part. */
export async function countRows(ctx: Exporting, { parts }: Sheet): Promise<number> {
  let rows = 0
  for (const part of parts) {
    const [counted] = await part.from(choose({ rows: count() })).where(part.where(ctx))
    rows += Number(counted?.rows)
  }
  return rows
}

/** Rows that are in memory at once. */
export const pageSize = 500

/** One query for each page. Nothing holds the database between two pages. */
export async function* rowsOf(
  ctx: Exporting,
  { parts }: Sheet,
  most = pageSize,
): AsyncGenerator<Row[], void, undefined> {
  for (const part of parts) {
    for (let last: string | undefined; ; ) {
      const rows = await part
        .from(choose({ id: part.id, ...part.fields(ctx) }))
        .where(and(part.where(ctx), last === undefined ? undefined : gt(part.id, last)))
        .orderBy(asc(part.id))
        .limit(most)
      if (rows.length > 0) yield rows
      if (rows.length < most) break
      last = String(rows.at(-1)?.id)
    }
  }
}

/** The names of the columns, as in the files. */
export const columnsOf = (ctx: Exporting, { parts: [first] }: Sheet) => [
  'id',
  ...Object.keys(first.fields(ctx)).map(columnName),
]
