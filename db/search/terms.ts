import type { SQL } from 'drizzle-orm'

/** Folded words that follow each other in a text. `isBeginning`: more letters of the last one may follow. */
export type Term = { words: readonly string[]; isBeginning: boolean }

/** What full-text search needs of a database: each has an index of its own kind. */
export interface FullTextIndex {
  /** What to select from, joined with `search_documents` by `documentOfIndex`. */
  searchIndex: SQL
  documentOfIndex: SQL
  /** SQL: the document has all terms, of which there is one at least. */
  matchDocuments(terms: readonly Term[]): SQL
  /** SQL: how often the document has what was searched for, in its title and in its body. */
  hitsInTitle(terms: readonly Term[]): SQL
  hitsInBody(terms: readonly Term[]): SQL
}
