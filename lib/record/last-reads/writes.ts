import type { Transaction } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'

/**
 * Notes that the viewer has read a subject's page now, so that the next time only what came since is marked. The caller
 * has loaded the subject in the viewer's scope.
 */
export async function markRead(ctx: Ctx, tx: Transaction, subjectId: string): Promise<void> {
  await tx
    .insert(lastReads)
    .values({ id: newId(), personId: ctx.viewer.id, subjectId, readAt: ctx.now })
    .onConflictDoUpdate({ target: [lastReads.personId, lastReads.subjectId], set: { readAt: ctx.now } })
}
