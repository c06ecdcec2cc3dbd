import { and, eq, inArray, or, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { auditEvents, invites } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { accountEvents } from './rules.ts'

const accepted = alias(invites, 'accepted_invite')

/** SQL: what was done to the viewer's own account. An invitation counts once they have accepted it. */
export function accountEventsVisibleTo(ctx: Ctx): SQL {
  const own = db.select({ id: accepted.id }).from(accepted).where(eq(accepted.acceptedById, ctx.viewer.id))
  return and(
    or(eq(auditEvents.subjectId, ctx.viewer.id), inArray(auditEvents.subjectId, own)),
    inArray(auditEvents.event, [...accountEvents]),
  ) as SQL
}
