import { type SQL, sql } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import type { FullTextIndex, Term } from './terms.ts'

// SQLite's FTS5 indexes the folded columns of `search_documents`. Triggers keep the index, and FTS5 splits the words.

/** In an FTS5 string nothing is an operator (https://sqlite.org/fts5.html#fts5_strings). */
export function matchQuery(terms: readonly Term[]): string {
  return terms
    .map(({ words, isBeginning }) => `"${words.join(' ').replaceAll('"', '""')}"${isBeginning ? ' *' : ''}`)
    .join(' AND ')
}

// A control character, which folded texts don't contain.
const mark = '\u0002'

// `bm25` weighs a word by how rare it is in all documents, so the order of someone's own hits would tell of texts that
// they can't read. These counts are of the document alone: `highlight` puts one control character before each hit.
const hitsIn = (column: SQL, text: SQL): SQL =>
  sql`length(highlight(search_index, ${column}, ${mark}, '')) - length(${text})`

export const sqliteIndex: FullTextIndex = {
  searchIndex: sql`search_index`,
  documentOfIndex: sql`${searchDocuments.number} = search_index.rowid`,
  matchDocuments: (terms) => sql`search_index match ${matchQuery(terms)}`,
  hitsInTitle: () => hitsIn(sql`0`, sql`${searchDocuments.foldedTitle}`),
  hitsInBody: () => hitsIn(sql`1`, sql`${searchDocuments.foldedBody}`),
}
