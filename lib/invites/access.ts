import { and, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { invites } from '#db/schema/people.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: invites to the teams that the viewer leads; all of them for an admin. */
export function invitesVisibleTo(ctx: Ctx): SQL {
  if (ctx.viewer.isAdmin) return sql`1 = 1`
  return and(isNotNull(invites.teamId), leadsNow(ctx, invites.teamId)) as SQL
}

/** SQL: those of them that can still be accepted. */
export function openInvitesVisibleTo(ctx: Ctx): SQL {
  return and(
    isNull(invites.acceptedAt),
    isNull(invites.takenBackAt),
    gt(invites.expiresAt, ctx.now),
    invitesVisibleTo(ctx),
  ) as SQL
}
