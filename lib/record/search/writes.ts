import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

/** `body` is Markdown; a list is for several texts with the same audience. */
type SearchDocument = Omit<typeof searchDocuments.$inferInsert, 'number' | 'body'> & {
  body: string | readonly string[]
}

// What the search covers of one text. A Markdown field (20 KB) always fits.
const MAX_CHARACTERS = 25_000

// Results are shown as one line of plain text, so Markdown is removed here.
function rowOf({ body, ...row }: SearchDocument) {
  const texts = typeof body === 'string' ? [body] : body
  return { ...row, body: texts.map((text) => plainText(text, MAX_CHARACTERS)).join('\n') }
}

/** Must run in the transaction that wrote the text. */
export async function indexText(tx: Transaction, document: SearchDocument): Promise<void> {
  const row = rowOf(document)
  const found = await tx
    .update(searchDocuments)
    .set(row)
    .where(eq(searchDocuments.recordId, row.recordId))
    .returning({ number: searchDocuments.number })
  if (found.length > 0) return
  await tx
    .insert(searchDocuments)
    .values({
      ...row,
      number: sql`(select coalesce(max(${searchDocuments.number}), 0) + 1 from ${searchDocuments})`,
    })
    .returning({ number: searchDocuments.number })
}

/** For new texts only. Two statements, however many there are. */
export async function indexTexts(tx: Transaction, documents: SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${searchDocuments.number}), 0)`.mapWith(Number) })
    .from(searchDocuments)
  const from = (last?.number ?? 0) + 1
  await tx
    .insert(searchDocuments)
    .values(documents.map((document, index) => ({ ...rowOf(document), number: from + index })))
    .returning({ number: searchDocuments.number })
}

export async function forgetText(tx: Transaction, recordId: string): Promise<void> {
  await tx
    .delete(searchDocuments)
    .where(eq(searchDocuments.recordId, recordId))
    .returning({ number: searchDocuments.number })
}

export async function forgetTexts(tx: Transaction, recordIds: string[]): Promise<void> {
  if (recordIds.length === 0) return
  await tx
    .delete(searchDocuments)
    .where(inArray(searchDocuments.recordId, recordIds))
    .returning({ number: searchDocuments.number })
}

export async function moveTexts(tx: Transaction, recordIds: string[], pageId: string): Promise<void> {
  if (recordIds.length === 0) return
  await tx
    .update(searchDocuments)
    .set({ pageId })
    .where(inArray(searchDocuments.recordId, recordIds))
    .returning({ number: searchDocuments.number })
}
