import { and, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { sessionOpinions } from '#db/schema/opinions.ts'
import type { Ctx } from '#lib/core/context.ts'

/**
 * SQL over `session_opinions`: its word may be read by the viewer, as any text of two. It's the junior's, so withdrawing
 * the session doesn't take it from its reader.
 */
export function wordsVisibleTo(ctx: Ctx): SQL {
  return and(
    isNotNull(sessionOpinions.body),
    or(givenBy(ctx), and(eq(sessionOpinions.readerId, ctx.viewer.id), isNull(sessionOpinions.withdrawnAt))),
  ) as SQL
}

/** SQL over `session_opinions`: as `wordsVisibleTo`, and where a word that was for the viewer is withdrawn. */
export function wordPlacesVisibleTo(ctx: Ctx): SQL {
  return and(
    isNotNull(sessionOpinions.body),
    or(givenBy(ctx), eq(sessionOpinions.readerId, ctx.viewer.id)),
  ) as SQL
}

/** SQL over `session_opinions`: only the junior reads how useful they found it. */
export function givenBy(ctx: Ctx): SQL {
  return eq(sessionOpinions.juniorId, ctx.viewer.id)
}

/** The junior, of a session that was held, while the mentorship lasts: later, nothing new reaches the person who left. */
export function canGiveOpinion(
  ctx: Ctx,
  session: { juniorId: string; state: string; withdrawnAt: Date | null; endedAt: Date | null },
): boolean {
  const { juniorId, state, withdrawnAt, endedAt } = session
  return juniorId === ctx.viewer.id && state === 'held' && withdrawnAt === null && endedAt === null
}
