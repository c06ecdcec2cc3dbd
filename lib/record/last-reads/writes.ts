import type { Transaction } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'

/** Doesn't check that the viewer may see the subject: the caller must. */
export async function markRead(ctx: Ctx, tx: Transaction, subjectId: string): Promise<void> {
  await tx
    .insert(lastReads)
    .values({ id: newId(), personId: ctx.viewer.id, subjectId, readAt: ctx.now })
    .onConflictDoUpdate({ target: [lastReads.personId, lastReads.subjectId], set: { readAt: ctx.now } })
}
