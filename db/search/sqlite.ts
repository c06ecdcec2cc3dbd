import { sql } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import { type Asked, type FullTextIndex, wordsAsked } from './terms.ts'

// SQLite's FTS5 indexes the view `search_terms`, in which each word of a document follows each of its readers. Triggers keep
// the index. It knows only which documents have a term: no places, no columns, no sizes.

// In an FTS5 string nothing is an operator (https://sqlite.org/fts5.html#fts5_strings).
const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`

export function matchQuery({ readers, terms }: Asked): string {
  return wordsAsked(terms)
    .map(({ word, isBeginning }) =>
      readers.map((reader) => quoted(reader + word) + (isBeginning ? ' *' : '')).join(' OR '),
    )
    .map((each) => `(${each})`)
    .join(' AND ')
}

const ownRows = sql`search_index_docsize`

const matching = (query: string) =>
  sql`${searchDocuments.number} in (select rowid from search_index where search_index match ${query})`

export const sqliteIndex: FullTextIndex = {
  // FTS5's own table, by which the triggers know it too.
  indexedRows: ownRows,
  isIndexed: sql`exists (select 1 from ${ownRows} where search_index_docsize.id = ${searchDocuments.number})`,
  matchWords: (asked) => matching(matchQuery(asked)),
  matchReaders: (readers) => matching(readers.map(quoted).join(' OR ')),
  // The triggers do.
  keep: async () => undefined,
  // FTS5 compares them itself: `db/upkeep/sqlite/examine.ts`.
  countStale: async () => 0,
}
