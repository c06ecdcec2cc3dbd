import type { Transaction } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { keepVectors, postgresIndex, type Words } from './postgresql.ts'
import { sqliteIndex } from './sqlite.ts'

// Folding, marks and order are the program's on both databases. Words are split by FTS5 on SQLite, by the program on
// PostgreSQL; `tests/data` runs the same searches on both.

export const { searchIndex, documentOfIndex, matchDocuments, hitsInTitle, hitsInBody } =
  dialect === 'postgresql' ? postgresIndex : sqliteIndex

/** The folded words of documents, for an index that keeps none by itself. In the transaction that wrote them. */
export async function keepWords(tx: Transaction, documents: () => Words[]): Promise<void> {
  if (dialect === 'postgresql') await keepVectors(tx, documents())
}
