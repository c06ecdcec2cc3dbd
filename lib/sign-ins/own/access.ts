import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm'
import { signIns } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { latestMade } from '#lib/core/validity.ts'

/** SQL: the viewer's own sign-ins that are open. */
export function openSignInsVisibleTo(ctx: Ctx): SQL {
  return and(
    eq(signIns.personId, ctx.viewer.id),
    isNull(signIns.endedAt),
    gt(signIns.expiresAt, ctx.now),
    lte(signIns.createdAt, latestMade(ctx.now)),
  ) as SQL
}
