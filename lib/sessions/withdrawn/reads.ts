import { and, asc, eq, gt, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { wasWithdrawnFrom } from '#lib/audience/access.ts'
import { lineColumns, type WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { noteColumns, pointColumns, wasHeld } from '#lib/sessions/access.ts'

export type WithdrawnPoint = WithdrawnLine & { mentorshipId: string }

const later = alias(sessions, 'later_session')

/** Notes, points and actions of a session that others withdrew. Three queries. */
export async function listWithdrawnInSession(ctx: Ctx, sessionId: string): Promise<WithdrawnLine[]> {
  const notes = await db
    .select({ ...lineColumns(sessionNotes), at: sessionNotes.createdAt })
    .from(sessionNotes)
    .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
    .innerJoin(people, eq(people.id, sessionNotes.authorId))
    .where(and(eq(sessionNotes.sessionId, sessionId), wasWithdrawnFrom(ctx, noteColumns)))
    .orderBy(asc(sessionNotes.createdAt))
  const points = await withdrawnPoints(ctx, eq(agendaPoints.talkedInId, sessionId))
  const agreed = await db
    .select({ ...lineColumns(actions), at: actions.createdAt })
    .from(actions)
    .innerJoin(people, eq(people.id, actions.authorId))
    .where(and(eq(actions.sessionId, sessionId), wasWithdrawnFrom(ctx, actions)))
    .orderBy(asc(actions.createdAt))
  return [
    ...notes.map((row) => ({ ...row, kind: 'session_note' as const })),
    ...points,
    ...agreed.map((row) => ({ ...row, kind: 'action' as const })),
  ]
}

/** Points of running mentorships' agendas that others have taken back since the last session. One query, none without any. */
export async function listWithdrawnFromAgenda(ctx: Ctx, mentorshipIds: readonly string[]) {
  if (mentorshipIds.length === 0) return []
  const ofPairs = inArray(agendaPoints.mentorshipId, [...mentorshipIds])
  return withdrawnPoints(ctx, and(ofPairs, sinceLastSession()))
}

/** SQL over `agendaPoints`: not talked about, and no session was logged since it was withdrawn. */
export function sinceLastSession(): SQL {
  const held = db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.mentorshipId, agendaPoints.mentorshipId),
        wasHeld(later),
        gt(later.updatedAt, agendaPoints.withdrawnAt),
      ),
    )
  return and(isNull(agendaPoints.talkedAt), isNotNull(agendaPoints.withdrawnAt), notExists(held)) as SQL
}

// After an end the junior lets points go that others added, so who withdrew them isn't known.
async function withdrawnPoints(ctx: Ctx, which: SQL | undefined): Promise<WithdrawnPoint[]> {
  const rows = await db
    .select({
      ...lineColumns(agendaPoints),
      at: agendaPoints.createdAt,
      mentorshipId: agendaPoints.mentorshipId,
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .innerJoin(people, eq(people.id, agendaPoints.authorId))
    .where(and(which, isNull(mentorships.endedAt), wasWithdrawnFrom(ctx, pointColumns)))
    .orderBy(asc(agendaPoints.createdAt))
  return rows.map((row) => ({ ...row, kind: 'agenda_point' as const }))
}

/** For the page of an action that its author withdrew. Throws `NotFound`. One query. */
export async function getWithdrawnAction(ctx: Ctx, actionId: string): Promise<WithdrawnLine> {
  const [row] = await db
    .select({ ...lineColumns(actions), at: actions.createdAt })
    .from(actions)
    .innerJoin(people, eq(people.id, actions.authorId))
    .where(and(eq(actions.id, actionId), wasWithdrawnFrom(ctx, actions)))
  if (!row) throw new NotFound()
  return { ...row, kind: 'action' }
}
