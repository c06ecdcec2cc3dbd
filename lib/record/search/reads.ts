import { and, asc, count, gt, isNotNull, not } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { countStale, isIndexed } from '#db/search/search.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { indexedForm } from './rules.ts'

const AT_ONCE = 500

/** How many texts aren't in the index, are in it with other words than they have, or for other readers. */
export type Misindexed = { absent: number; words: number; readers: number }

/** For the operator: it tells of no text. */
export async function countMisindexed(_ctx: SystemCtx): Promise<Misindexed> {
  const [absent] = await db.select({ number: count() }).from(searchDocuments).where(not(isIndexed))
  const wrong = { absent: absent?.number ?? 0, words: 0, readers: 0 }
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(searchDocuments)
      .where(and(isNotNull(searchDocuments.readers), gt(searchDocuments.number, last)))
      .orderBy(asc(searchDocuments.number))
      .limit(AT_ONCE)
    const forms = rows.map((row) => ({ number: row.number, ...indexedForm(row) }))
    const differs = (at: number, keys: readonly (keyof ReturnType<typeof indexedForm>)[]) =>
      keys.some((key) => rows[at]?.[key] !== forms[at]?.[key])
    const words = forms.map((_, at) => differs(at, ['foldedTitle', 'foldedBody', 'titleWords', 'bodyWords']))
    const readers = forms.map((_, at) => differs(at, ['readers']))
    wrong.readers += readers.filter(Boolean).length
    wrong.words += words.filter(Boolean).length
    wrong.words += await countStale(forms.filter((_, at) => !words[at] && !readers[at]))
    if (rows.length < AT_ONCE) return wrong
    last = rows.at(-1)?.number ?? last
  }
}
