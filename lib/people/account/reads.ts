import { desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { auditEvents, invites, people, teams } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { accountEventsVisibleTo } from './access.ts'
import { accountSentence } from './rules.ts'

export const eventsOnAPage = 25

export type ListedEvent = { id: string; at: Date; sentence: string }

const inviter = alias(people, 'inviter')

/**
 * What was done to the viewer's own account, newest first. An invitation is listed once it's accepted. One query.
 */
export async function listAccountEvents(
  ctx: Ctx,
  { page }: { page: number },
): Promise<{ events: ListedEvent[]; hasMore: boolean }> {
  const rows = await db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      event: auditEvents.event,
      actorId: auditEvents.actorId,
      actorName: people.name,
      inviterName: inviter.name,
      team: teams.name,
      detail: auditEvents.detail,
    })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.actorId))
    .leftJoin(teams, eq(teams.id, auditEvents.teamId))
    .leftJoin(invites, eq(invites.id, auditEvents.subjectId))
    .leftJoin(inviter, eq(inviter.id, invites.invitedById))
    .where(accountEventsVisibleTo(ctx))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(eventsOnAPage + 1)
    .offset((page - 1) * eventsOnAPage)
  const events = rows.slice(0, eventsOnAPage).map((row) => {
    const isOwn = row.actorId === ctx.viewer.id
    const by = row.inviterName ?? (isOwn ? null : row.actorName)
    const sentence = accountSentence({ event: row.event, by, isOwn, team: row.team, detail: row.detail })
    return { id: row.id, at: row.at, sentence }
  })
  return { events, hasMore: rows.length > eventsOnAPage }
}
