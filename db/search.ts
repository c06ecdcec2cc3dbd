import { type SQL, sql } from 'drizzle-orm'
import { dialect } from './columns.ts'
import { searchDocuments } from './schema/search.ts'

/**
 * The full-text index beside `search_documents`: the one part written per dialect. SQLite's FTS5 (migration "search")
 * has it; PostgreSQL has none yet.
 */
export const hasFullTextSearch = dialect === 'sqlite'

/** Stand before and after a word that was found, in what `foundTitle` and `foundExcerpt` select: never typed in a text. */
export const foundMarks = { begin: '\u0002', end: '\u0003' } as const

/** The index, to select from; `search_documents` is joined to it by `documentOfIndex`. */
export const searchIndex = sql`search_index`

/** SQL: this row of `search_documents` is the one that the index found. */
export const documentOfIndex: SQL = sql`${searchDocuments.number} = search_index.rowid`

/** SQL: the documents that an FTS5 query finds (https://sqlite.org/fts5.html#full_text_query_syntax). */
export function matchDocuments(query: string): SQL {
  return sql`search_index match ${query}`
}

/** SQL: how well a document fits, the best first (lowest); a word in a title counts five times. */
export const searchRank: SQL = sql`bm25(search_index, 5.0, 1.0)`

/** SQL: the title, with marks around the words that were found. */
export const foundTitle: SQL<string> = sql`highlight(search_index, 0, ${foundMarks.begin}, ${foundMarks.end})`

/** SQL: about thirty words of the body around what was found, with marks; '…' where text is left out. */
export const foundExcerpt: SQL<string> = sql`snippet(search_index, 1, ${foundMarks.begin}, ${foundMarks.end}, '…', 30)`
