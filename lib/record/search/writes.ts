import { eq, inArray, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { keepWords } from '#db/search/search.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { fold, wordsIn } from '#lib/core/fold.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

/** `body` is Markdown; a list is for several texts with the same audience. */
type SearchDocument = Omit<
  typeof searchDocuments.$inferInsert,
  'number' | 'body' | 'foldedTitle' | 'foldedBody'
> & { body: string | readonly string[] }

// What the search covers of one text. A Markdown field (20 KB) always fits.
const MAX_CHARACTERS = 25_000

// Results are shown as one line of plain text, so Markdown is removed here.
function rowOf({ body: written, ...row }: SearchDocument) {
  const texts = typeof written === 'string' ? [written] : written
  const title = withoutBackticks(row.title)
  const body = texts.map((text) => plainText(text, MAX_CHARACTERS)).join('\n')
  return { ...row, title, body, ...folded({ title, body }) }
}

const folded = ({ title, body }: { title: string; body: string }) => ({
  foldedTitle: fold(title),
  foldedBody: fold(body),
})

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
  await keepWordsOf(
    tx,
    kept.map(({ number }) => ({ ...row, number })),
  )
}

/** For new texts only. Two statements, however many there are. */
export async function indexTexts(tx: Transaction, documents: SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const { number, foldedTitle, foldedBody } = searchDocuments
  const kept = await tx
    .insert(searchDocuments)
    .values(documents.map(rowOf))
    .returning({ number, foldedTitle, foldedBody })
  await keepWordsOf(tx, kept)
}

type Kept = { number: number; foldedTitle: string | null; foldedBody: string | null }

const keepWordsOf = (tx: Transaction, rows: Kept[]) =>
  keepWords(tx, () =>
    rows.map(({ number, foldedTitle, foldedBody }) => ({
      number,
      title: wordsIn(foldedTitle ?? ''),
      body: wordsIn(foldedBody ?? ''),
    })),
  )

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

/** As if an upgrade had just been made: `foldEarlierTexts` then folds them all. */
export async function foldAllTexts(ctx: SystemCtx): Promise<number> {
  await transaction(async (tx) => {
    await tx.update(searchDocuments).set({ foldedTitle: null, foldedBody: null })
  })
  return foldEarlierTexts(ctx)
}

const AT_ONCE = 500

/** Texts from before they were kept folded aren't found yet. Returns how many there were. */
export async function foldEarlierTexts(_ctx: SystemCtx): Promise<number> {
  let done = 0
  for (;;) {
    const some = await transaction(async (tx) => {
      const { number, title, body } = searchDocuments
      const rows = await tx
        .select({ number, title, body })
        .from(searchDocuments)
        .where(isNull(searchDocuments.foldedTitle))
        .limit(AT_ONCE)
      for (const row of rows)
        await tx.update(searchDocuments).set(folded(row)).where(eq(searchDocuments.number, row.number))
      await keepWordsOf(
        tx,
        rows.map((row) => ({ number: row.number, ...folded(row) })),
      )
      return rows.length
    })
    done += some
    if (some < AT_ONCE) return done
  }
}
