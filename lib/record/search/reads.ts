import { asc, gt } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { fold } from '#lib/core/fold.ts'

const AT_ONCE = 500

/** How many texts are searched in other words than they have. For the operator: it tells of no text. */
export async function countMisfolded(_ctx: SystemCtx): Promise<number> {
  const { number, title, body, foldedTitle, foldedBody } = searchDocuments
  let wrong = 0
  for (let last = 0; ; ) {
    const rows = await db
      .select({ number, title, body, foldedTitle, foldedBody })
      .from(searchDocuments)
      .where(gt(number, last))
      .orderBy(asc(number))
      .limit(AT_ONCE)
    wrong += rows.filter(
      (row) => row.foldedTitle !== fold(row.title) || row.foldedBody !== fold(row.body),
    ).length
    if (rows.length < AT_ONCE) return wrong
    last = rows.at(-1)?.number ?? last
  }
}
