import { type SQL, sql } from 'drizzle-orm'
import { dialect } from './columns.ts'
import { searchDocuments } from './schema/search.ts'

/** The only part written for one dialect: SQLite's FTS5 has the index, PostgreSQL doesn't yet. */
export const hasFullTextSearch = dialect === 'sqlite'

/** Around each found word in `foundTitle` and `foundBody`. Control characters, which folded texts don't contain. */
export const foundMarks = { begin: '\u0002', end: '\u0003' } as const

export const searchIndex = sql`search_index`

export const documentOfIndex: SQL = sql`${searchDocuments.number} = search_index.rowid`

/** SQL: `query` is in FTS5's syntax (https://sqlite.org/fts5.html#full_text_query_syntax). */
export function matchDocuments(query: string): SQL {
  return sql`search_index match ${query}`
}

// `bm25` weighs a word by how rare it is in all documents, so the order of someone's own hits would tell of texts that
// they can't read. These counts are of the document alone: `highlight` puts one control character before each hit.
const hitsIn = (column: SQL, text: SQL): SQL =>
  sql`length(highlight(search_index, ${column}, ${foundMarks.begin}, '')) - length(${text})`

/** SQL: how often the document has what was searched for, in its title and in its body. */
export const hitsInTitle: SQL = hitsIn(sql`0`, sql`${searchDocuments.foldedTitle}`)
export const hitsInBody: SQL = hitsIn(sql`1`, sql`${searchDocuments.foldedBody}`)

/** SQL: the folded texts with marks; `markedParts` and `markedExcerpt` find the places in the texts themselves. */
export const foundTitle: SQL<string> = sql`highlight(search_index, 0, ${foundMarks.begin}, ${foundMarks.end})`
export const foundBody: SQL<string> = sql`highlight(search_index, 1, ${foundMarks.begin}, ${foundMarks.end})`
