import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { actions, agendaPoints, sessions } from '#db/schema/sessions.ts'
import { NotFound } from '#lib/core/errors.ts'

type Session = { id: string; mentorshipId: string; mentorId: string }

/**
 * What withdrawing a session undoes. `isMade`: written in its form, so it goes with the session; the rest was ticked in it
 * and is open again. What another session has taken up since stays. `plannedAs` is null unless it was a planned session;
 * `planned` is the next one that the pair has planned. For the session's mentor, who could read all of it. Four queries.
 */
export async function listUndone(from: Pick<Transaction, 'select'>, session: Session) {
  const { id, mentorId, mentorshipId } = session
  const points = await from
    .select({
      id: agendaPoints.id,
      version: agendaPoints.version,
      talkedAt: agendaPoints.talkedAt,
      addedInId: agendaPoints.addedInId,
      withdrawnAt: agendaPoints.withdrawnAt,
    })
    .from(agendaPoints)
    .where(
      or(
        eq(agendaPoints.talkedInId, id),
        and(eq(agendaPoints.addedInId, id), isNull(agendaPoints.talkedAt), isNull(agendaPoints.withdrawnAt)),
      ),
    )
  const isMade = and(
    eq(actions.sessionId, id),
    eq(actions.authorId, mentorId),
    isNull(actions.withdrawnAt),
    or(isNull(actions.closedInId), eq(actions.closedInId, id)),
  )
  const touched = await from
    .select({
      id: actions.id,
      teamId: actions.teamId,
      version: actions.version,
      sessionId: actions.sessionId,
      authorId: actions.authorId,
      state: actions.state,
      closedAt: actions.closedAt,
      closedById: actions.closedById,
      withdrawnAt: actions.withdrawnAt,
    })
    .from(actions)
    .where(or(eq(actions.closedInId, id), isMade))
  const [own] = await from.select({ plannedAs: sessions.plannedAs }).from(sessions).where(eq(sessions.id, id))
  if (!own) throw new NotFound()
  const [planned] = await from
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
    })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorshipId), eq(sessions.state, 'planned')))
    .orderBy(asc(sessions.heldOn), asc(sessions.startsAt), asc(sessions.id))
    .limit(1)
  return {
    points: points.map(({ addedInId, ...point }) => ({
      ...point,
      isMade: addedInId === id && !point.withdrawnAt,
    })),
    actions: touched.map(({ sessionId, authorId, ...action }) => ({
      ...action,
      isMade: sessionId === id && authorId === mentorId && !action.withdrawnAt,
    })),
    plannedAs: own.plannedAs,
    planned: planned ?? null,
  }
}
