import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'

type SearchDocument = Omit<typeof searchDocuments.$inferInsert, 'number'>

/** Puts a text into the search, or brings it up to date, in the transaction that wrote the text itself. */
export async function indexText(tx: Transaction, document: SearchDocument): Promise<void> {
  const { recordId, ...rest } = document
  const found = await tx
    .update(searchDocuments)
    .set(rest)
    .where(eq(searchDocuments.recordId, recordId))
    .returning({ number: searchDocuments.number })
  if (found.length > 0) return
  await tx
    .insert(searchDocuments)
    .values({
      ...document,
      number: sql`(select coalesce(max(${searchDocuments.number}), 0) + 1 from ${searchDocuments})`,
    })
    .returning({ number: searchDocuments.number })
}

/** Takes a text out of the search. */
export async function forgetText(tx: Transaction, recordId: string): Promise<void> {
  await tx
    .delete(searchDocuments)
    .where(eq(searchDocuments.recordId, recordId))
    .returning({ number: searchDocuments.number })
}
