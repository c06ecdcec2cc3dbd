import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { auditEvents, invites, people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { accountEvents } from './rules.ts'

const accepted = alias(invites, 'accepted_invite')
const oneself = alias(people, 'oneself')

/** SQL: what was done to the viewer's own account. An invitation counts once they have accepted it. */
export function accountEventsVisibleTo(ctx: Ctx): SQL {
  // One list: PostgreSQL reads every event to compare it with an id or a list.
  const own = db
    .select({ id: oneself.id })
    .from(oneself)
    .where(eq(oneself.id, ctx.viewer.id))
    .union(db.select({ id: accepted.id }).from(accepted).where(eq(accepted.acceptedById, ctx.viewer.id)))
  return and(inArray(auditEvents.subjectId, own), inArray(auditEvents.event, [...accountEvents])) as SQL
}
