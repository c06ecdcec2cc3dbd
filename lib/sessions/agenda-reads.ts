import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { agendaPoints } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/context.ts'
import { agendaPointsVisibleTo } from './access.ts'

/** A point to talk about, or talked about, and who added it. */
export type AgendaPoint = Awaited<ReturnType<typeof listPoints>>[number]

/** The points of these mentorships that were neither talked about nor taken back, oldest first. One query. */
export async function listOpenPoints(ctx: Ctx, mentorshipIds: readonly string[]): Promise<AgendaPoint[]> {
  if (mentorshipIds.length === 0) return []
  return listPoints(
    ctx,
    and(
      inArray(agendaPoints.mentorshipId, [...mentorshipIds]),
      isNull(agendaPoints.talkedAt),
      isNull(agendaPoints.withdrawnAt),
    ),
  )
}

/** The points that were talked about in a session, oldest first. One query. */
export async function listTalkedPoints(ctx: Ctx, sessionId: string): Promise<AgendaPoint[]> {
  return listPoints(ctx, eq(agendaPoints.talkedInId, sessionId))
}

function listPoints(ctx: Ctx, which: SQL | undefined) {
  return db
    .select({
      id: agendaPoints.id,
      mentorshipId: agendaPoints.mentorshipId,
      body: agendaPoints.body,
      visibility: agendaPoints.visibility,
      createdAt: agendaPoints.createdAt,
      author: { id: people.id, name: people.name },
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .innerJoin(people, eq(people.id, agendaPoints.authorId))
    .where(and(which, agendaPointsVisibleTo(ctx)))
    .orderBy(asc(agendaPoints.createdAt), asc(agendaPoints.id))
}
