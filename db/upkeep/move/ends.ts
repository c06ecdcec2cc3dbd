import type { MovedTable } from './tables.ts'
import type { Content, Row } from './values.ts'

// The two ends of a move: each is a SQLite file or a PostgreSQL database, used with its bare driver, since a process has
// one kind of tables. All throw `UpkeepFailed` with a sentence for the operator.

/** Rows at once, in memory and in one statement. */
export const pageSize = 200

export type Source = {
  /** For people, without a password. */
  name: string
  /** The same for the same place. */
  identity: string
  count(table: MovedTable): Promise<number>
  /** In the order of the key, all as they were at one moment. */
  pages(table: MovedTable): AsyncIterable<Row[]>
  /** From here on as of this moment. */
  lookAgain(): Promise<void>
  close(): Promise<void>
}

export type Target = {
  name: string
  /** By table: what an earlier try of this very move has brought here. */
  done: Map<string, Content>
  beginAnew(): Promise<void>
  /** All of it, or nothing. `content` is asked once the pages are through, and kept in the mark with them. */
  copy(table: MovedTable, pages: AsyncIterable<Row[]>, content: () => Content): Promise<void>
  pages(table: MovedTable): AsyncIterable<Row[]>
  /** Takes the mark away, after which it's a database like any other. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** What marks a database that is being moved to: the rest of `cairn_move` is a row for each table that is done. */
export type Mark = { source: string; schema: string }

export const tableEntry = 'table '

export const contentText = ({ rows, hash }: Content) => `${rows} ${hash}`

/** By table. Undefined if the mark is another move's. */
export function doneIn(
  entries: { entry: string; says: string }[],
  mark: Mark,
): Map<string, Content> | undefined {
  const says = new Map(entries.map(({ entry, says }) => [entry, says]))
  if (says.get('source') !== mark.source || says.get('schema') !== mark.schema) return undefined
  const tables = entries.filter(({ entry }) => entry.startsWith(tableEntry))
  return new Map(
    tables.map(({ entry, says }) => {
      const [rows, hash] = says.split(' ')
      return [entry.slice(tableEntry.length), { rows: Number(rows), hash: hash ?? '' }]
    }),
  )
}
