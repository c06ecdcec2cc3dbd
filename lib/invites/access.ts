import { and, isNotNull, type SQL, sql } from 'drizzle-orm'
import { invites } from '#db/schema/people.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the invites that the viewer may see and take back: those to the teams they lead; all for an admin. */
export function invitesVisibleTo(ctx: Ctx): SQL {
  if (ctx.viewer.isAdmin) return sql`1 = 1`
  return and(isNotNull(invites.teamId), leadsNow(ctx, invites.teamId)) as SQL
}
