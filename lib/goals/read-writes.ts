import { and, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { goalInScope } from './scope.ts'

/** True where something happened since the viewer last read the goal, or they never did: the reading is worth a note. */
export function hasNews(goal: {
  lastReadAt: Date | null
  events: readonly { at: Date }[]
  comments: readonly { createdAt: Date; editedAt: Date | null }[]
  observations: readonly { createdAt: Date }[]
  entries: readonly { createdAt: Date }[]
}): boolean {
  const { lastReadAt } = goal
  if (!lastReadAt) return true
  const moments = [
    ...goal.events.map(({ at }) => at),
    ...[...goal.observations, ...goal.entries].map(({ createdAt }) => createdAt),
    ...goal.comments.map((said) => said.editedAt ?? said.createdAt),
  ]
  return moments.some((at) => at > lastReadAt)
}

/** Notes that the viewer has read a goal now, so that the next time only what came since is marked. Throws NotFound. */
export async function markGoalRead(ctx: Ctx, goalId: string): Promise<void> {
  await transaction(async (tx) => {
    await goalInScope(ctx, tx, goalId)
    const known = await tx
      .update(lastReads)
      .set({ readAt: ctx.now })
      .where(and(eq(lastReads.personId, ctx.viewer.id), eq(lastReads.subjectId, goalId)))
      .returning({ id: lastReads.id })
    if (known.length > 0) return
    await tx
      .insert(lastReads)
      .values({ id: newId(), personId: ctx.viewer.id, subjectId: goalId, readAt: ctx.now })
  })
}
