import { and, type SQL } from 'drizzle-orm'
import { dialect } from '#db/columns.ts'
import { hasPhrases } from './hits.ts'
import { postgresIndex } from './postgresql.ts'
import { sqliteIndex } from './sqlite.ts'
import type { Asked, FullTextIndex } from './terms.ts'

// Splitting into words, phrases, marks and order are the program's, so both databases find the same.

const index: FullTextIndex = dialect === 'postgresql' ? postgresIndex : sqliteIndex

export const { indexedRows, isIndexed, matchReaders } = index

/** Must run in the transaction that wrote the documents. One statement at most. */
export const keepWords: FullTextIndex['keep'] = (tx, documents) => index.keep(tx, documents)

export const countStale: FullTextIndex['countStale'] = (documents) => index.countStale(documents)

/** SQL: the document has all terms, of which there is one at least, and one of the readers. */
export const matchDocuments = (asked: Asked): SQL =>
  and(index.matchWords(asked), hasPhrases(asked.terms)) as SQL
