import { and, eq, gte, isNull, like, not, notExists, or, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments } from '#db/schema/goals.ts'
import { auditEvents, invites, people, teams } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes } from '#db/schema/sessions.ts'
import { accountEventsVisibleTo } from '#lib/people/account/access.ts'
import { either } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const inviter = alias(people, 'inviter')
const widening = alias(auditEvents, 'widening')

type Text = SQLiteTable & { id: Column; visibility: Column }

const isPrivate = (table: Text) =>
  db
    .select({ one: sql`1` })
    .from(table)
    .where(and(eq(table.id, auditEvents.subjectId), eq(table.visibility, 'private')))

/** What others may read now was its author's alone until then, and so is what was done to it. */
const wasPrivate = () =>
  db
    .select({ one: sql`1` })
    .from(widening)
    .where(
      and(
        eq(widening.subjectId, auditEvents.subjectId),
        like(widening.event, '%.widened'),
        like(widening.detail, 'private to %'),
        gte(widening.id, auditEvents.id),
      ),
    )

/**
 * Events about private texts would say that there are some. Notes are events of their session, which don't tell whose they
 * are for, and with them a session is edited. A sign-in's id is what its cookie carries.
 */
const ofRecord = () =>
  and(
    not(like(auditEvents.event, 'session.note%')),
    not(like(auditEvents.event, 'session.edited')),
    not(like(auditEvents.event, 'sign-in.%')),
    notExists(wasPrivate()),
    or(
      isNull(auditEvents.subjectId),
      and(
        ...[comments, sessionNotes, agendaPoints, actions, reviews].map((table) =>
          notExists(isPrivate(table)),
        ),
      ),
    ),
  )

/** A person's: what was done to their own account. The record's: the audit trail. */
export const eventSheet = sheet('events', {
  id: auditEvents.id,
  fields: () => ({
    at: auditEvents.at,
    event: auditEvents.event,
    actorId: auditEvents.actorId,
    actor: people.name,
    invitedBy: inviter.name,
    teamId: auditEvents.teamId,
    team: teams.name,
    subjectId: auditEvents.subjectId,
    detail: auditEvents.detail,
  }),
  from: (chosen) =>
    chosen
      .from(auditEvents)
      .leftJoin(people, eq(people.id, auditEvents.actorId))
      .leftJoin(teams, eq(teams.id, auditEvents.teamId))
      .leftJoin(invites, eq(invites.id, auditEvents.subjectId))
      .leftJoin(inviter, eq(inviter.id, invites.invitedById)),
  where: (ctx) => either(ctx, accountEventsVisibleTo, ofRecord()),
})
