import type { Transaction } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { keepVectors, postgresIndex, type Words } from './postgresql.ts'
import { sqliteIndex } from './sqlite.ts'

// Splitting into words, marks and order are the program's, so both databases find the same.

export const { searchIndex, documentOfIndex, matchDocuments, hitsInTitle, hitsInBody } =
  dialect === 'postgresql' ? postgresIndex : sqliteIndex

/** The folded words of documents, for an index that keeps none by itself. In the transaction that wrote them. */
export async function keepWords(tx: Transaction, documents: () => Words[]): Promise<void> {
  if (dialect === 'postgresql') await keepVectors(tx, documents())
}
