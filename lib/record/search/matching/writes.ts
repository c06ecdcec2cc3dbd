import { eq, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { db, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { documentKinds } from '#db/words.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { isAstray, isLeftOver, textsOfKind } from './reads.ts'

/** Removes documents whose text is gone, and gives the others the readers of their text. What is missing stays missing. */
export async function mendMismatches(_ctx: SystemCtx): Promise<void> {
  await transaction(async (tx) => {
    for (const kind of documentKinds) {
      await tx.delete(searchDocuments).where(isLeftOver(kind))
      const text = textsOfKind[kind]
      const own = (column: Column) =>
        sql`${db.select({ column }).from(text).where(eq(text.id, searchDocuments.recordId))}`
      await tx
        .update(searchDocuments)
        .set({
          visibility: text.visibility ? own(text.visibility) : 'circle',
          readerId: text.readerId ? own(text.readerId) : null,
          ...(text.authorId && { authorId: own(text.authorId) }),
        })
        .where(isAstray(kind))
    }
  })
}
