import { eq, inArray, sql } from 'drizzle-orm'
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

/** Puts texts that are new into the search, all in one statement. */
export async function indexTexts(tx: Transaction, documents: SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${searchDocuments.number}), 0)`.mapWith(Number) })
    .from(searchDocuments)
  const from = (last?.number ?? 0) + 1
  await tx
    .insert(searchDocuments)
    .values(documents.map((document, index) => ({ ...document, number: from + index })))
    .returning({ number: searchDocuments.number })
}

/** Takes a text out of the search. */
export async function forgetText(tx: Transaction, recordId: string): Promise<void> {
  await tx
    .delete(searchDocuments)
    .where(eq(searchDocuments.recordId, recordId))
    .returning({ number: searchDocuments.number })
}

/** Lets the search show texts on another page: an agenda point that was talked about moves to its session. */
export async function moveTexts(tx: Transaction, recordIds: string[], pageId: string): Promise<void> {
  if (recordIds.length === 0) return
  await tx
    .update(searchDocuments)
    .set({ pageId })
    .where(inArray(searchDocuments.recordId, recordIds))
    .returning({ number: searchDocuments.number })
}
