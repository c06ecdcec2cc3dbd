import { eq, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { db, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { documentKinds } from '#db/words.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { isAstray, isLeftOver, textsOfKind, visibilityOf } from './reads.ts'

/** Removes documents whose text is gone, and gives the others the readers of their text. What is missing stays missing. */
export async function mendMismatches(_ctx: SystemCtx): Promise<void> {
  await transaction(async (tx) => {
    for (const kind of documentKinds) {
      await tx.delete(searchDocuments).where(isLeftOver(kind))
      const text = textsOfKind[kind]
      const visibility = visibilityOf(kind)
      const own = (column: Column) =>
        sql`${db.select({ column }).from(text).where(eq(text.id, searchDocuments.recordId))}`
      await tx
        .update(searchDocuments)
        .set({
          visibility: typeof visibility === 'string' ? visibility : own(visibility),
          readerId: text.readerId ? own(text.readerId) : null,
          ...(text.authorId && { authorId: own(text.authorId) }),
        })
        .where(isAstray(kind))
    }
  })
}
