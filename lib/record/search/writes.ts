import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { keepWords } from '#db/search/search.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { indexedForm } from './rules.ts'

/** `body` is Markdown; a list is for several texts with the same audience. */
type SearchDocument = Omit<
  typeof searchDocuments.$inferInsert,
  'number' | 'body' | 'readerId' | keyof ReturnType<typeof indexedForm>
> & { body: string | readonly string[]; readerId?: string | null }

// What the search covers of one text. A Markdown field (20 KB) always fits.
const MAX_CHARACTERS = 25_000

// Results are shown as one line of plain text, so Markdown is removed here.
function rowOf({ body: written, readerId = null, ...row }: SearchDocument) {
  const texts = typeof written === 'string' ? [written] : written
  const title = withoutBackticks(row.title)
  const body = texts.map((text) => plainText(text, MAX_CHARACTERS)).join('\n')
  const document = { ...row, readerId, title, body }
  return { ...document, ...indexedForm(document) }
}

/** Must run in the transaction that wrote the text. */
export async function indexText(tx: Transaction, document: SearchDocument): Promise<void> {
  const row = rowOf(document)
  const found = await tx
    .update(searchDocuments)
    .set(row)
    .where(eq(searchDocuments.recordId, row.recordId))
    .returning({ number: searchDocuments.number })
  const kept =
    found.length > 0
      ? found
      : await tx.insert(searchDocuments).values(row).returning({ number: searchDocuments.number })
  await keepWords(
    tx,
    kept.map(({ number }) => ({ ...row, number })),
  )
}

/** For new texts only. Two statements, however many there are. */
export async function indexTexts(tx: Transaction, documents: SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const rows = new Map(documents.map(rowOf).map((row) => [row.recordId, row]))
  const { number, recordId } = searchDocuments
  const kept = await tx
    .insert(searchDocuments)
    .values([...rows.values()])
    .returning({ number, recordId })
  await keepWords(
    tx,
    kept.flatMap(({ number, recordId }) => {
      const row = rows.get(recordId)
      return row ? [{ ...row, number }] : []
    }),
  )
}

export async function forgetText(tx: Transaction, recordId: string): Promise<void> {
  await forgetTexts(tx, [recordId])
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

/** Of one kind on one page, such as the notes of a session that gets another day. */
export async function retitleTexts(
  tx: Transaction,
  { kind, pageId }: Pick<SearchDocument, 'kind' | 'pageId'>,
  title: string,
): Promise<void> {
  const isOne = and(eq(searchDocuments.kind, kind), eq(searchDocuments.pageId, pageId))
  for (const row of await tx.select().from(searchDocuments).where(isOne)) {
    const form = indexedForm({ ...row, title })
    await tx
      .update(searchDocuments)
      .set({ title, ...form })
      .where(eq(searchDocuments.number, row.number))
    await keepWords(tx, [{ number: row.number, ...form }])
  }
}
