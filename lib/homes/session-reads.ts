import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { actions, agendaPoints, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/context.ts'
import { actionsVisibleTo, agendaPointsVisibleTo, visibleTo } from '#lib/sessions/access.ts'

/** A planned session with its counts: agenda points by the viewer and by the other, actions that are still open. */
export type PlannedSession = Awaited<ReturnType<typeof listPlannedSessions>>[number]

/**
 * The sessions that the viewer has planned, as mentor or as junior of active mentorships, the earliest first; one
 * query. `other` is the person they meet. Counts hold only what the viewer may read.
 */
export async function listPlannedSessions(ctx: Ctx, as: 'mentor' | 'junior', limit = 10) {
  const me = as === 'mentor' ? sessions.mentorId : sessions.juniorId
  const other = as === 'mentor' ? sessions.juniorId : sessions.mentorId
  // Agenda points and actions belong to the mentorship: these are the ones that the session will show.
  const pair = alias(mentorships, 'planned_pair')
  const points = (authored: ReturnType<typeof eq>) =>
    db
      .select({ points: count() })
      .from(agendaPoints)
      .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
      .where(
        and(
          eq(agendaPoints.mentorshipId, sessions.mentorshipId),
          isNull(agendaPoints.talkedAt),
          isNull(agendaPoints.withdrawnAt),
          authored,
          agendaPointsVisibleTo(ctx),
        ),
      )
  const open = db
    .select({ open: count() })
    .from(actions)
    .where(
      and(eq(actions.mentorshipId, sessions.mentorshipId), eq(actions.state, 'open'), actionsVisibleTo(ctx)),
    )
  return db
    .select({
      id: sessions.id,
      teamId: sessions.teamId,
      mentorshipId: sessions.mentorshipId,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      other: { id: people.id, name: people.name },
      ownPoints: sql<number>`(${points(eq(agendaPoints.authorId, ctx.viewer.id))})`.mapWith(Number),
      otherPoints: sql<number>`(${points(ne(agendaPoints.authorId, ctx.viewer.id))})`.mapWith(Number),
      openActions: sql<number>`(${open})`.mapWith(Number),
    })
    .from(sessions)
    .innerJoin(pair, eq(pair.id, sessions.mentorshipId))
    .innerJoin(people, eq(people.id, other))
    .where(and(eq(me, ctx.viewer.id), eq(sessions.state, 'planned'), isNull(pair.endedAt), visibleTo(ctx)))
    .orderBy(asc(sessions.heldOn), asc(sessions.startsAt), asc(sessions.id))
    .limit(limit)
}

/** An open action that is the viewer's to do. `agreedOn` is the day of the session that it was agreed in. */
export type MyAction = Awaited<ReturnType<typeof listMyActions>>[number]

/** The viewer's own open actions that they may read, due ones first; one query. */
export async function listMyActions(ctx: Ctx, limit = 10) {
  return db
    .select({
      id: actions.id,
      version: actions.version,
      body: actions.body,
      dueOn: actions.dueOn,
      teamId: actions.teamId,
      sessionId: actions.sessionId,
      agreedOn: sessions.heldOn,
      junior: { id: people.id, name: people.name, timeZone: people.timeZone },
    })
    .from(actions)
    .innerJoin(people, eq(people.id, actions.juniorId))
    .leftJoin(sessions, eq(sessions.id, actions.sessionId))
    .where(and(eq(actions.ownerId, ctx.viewer.id), eq(actions.state, 'open'), actionsVisibleTo(ctx)))
    .orderBy(sql`${actions.dueOn} asc nulls last`, asc(actions.createdAt), asc(actions.id))
    .limit(limit)
}
