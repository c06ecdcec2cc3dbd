import { transaction } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { getJunior } from '#lib/people/juniors/reads.ts'

/**
 * Remembers that the viewer has read a junior's page now, so that the next time what is new since is marked. Throws
 * NotFound for a page that the viewer may not see.
 */
export async function markPersonRead(ctx: Ctx, personId: string): Promise<void> {
  const { id: subjectId } = await getJunior(ctx, personId)
  await transaction((tx) =>
    tx
      .insert(lastReads)
      .values({ id: newId(), personId: ctx.viewer.id, subjectId, readAt: ctx.now })
      .onConflictDoUpdate({ target: [lastReads.personId, lastReads.subjectId], set: { readAt: ctx.now } }),
  )
}
