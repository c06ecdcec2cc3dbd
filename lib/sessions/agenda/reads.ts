import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { agendaPoints, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { agendaPointsVisibleTo, canWiden } from '#lib/sessions/access.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

/** `canWiden` is about the viewer. */
export type AgendaPoint = Awaited<ReturnType<typeof listPoints>>[number]

/** Points neither discussed nor withdrawn, oldest first. One query. */
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

/** Points discussed in the session, oldest first. One query. */
export async function listTalkedPoints(ctx: Ctx, sessionId: string): Promise<AgendaPoint[]> {
  return listPoints(ctx, eq(agendaPoints.talkedInId, sessionId))
}

/**
 * `sessionId` is the session that shows the point: where it was discussed, else the pair's planned one, else null. Two
 * queries. Throws `NotFound`, also for a withdrawn point.
 */
export async function getAgendaPoint(ctx: Ctx, pointId: string) {
  const [point] = await listPoints(ctx, and(eq(agendaPoints.id, pointId), isNull(agendaPoints.withdrawnAt)))
  if (!point) throw new NotFound()
  const [pair] = await db
    .select({
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
      plannedId: sessions.id,
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .leftJoin(sessions, and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'planned')))
    .where(eq(mentorships.id, point.mentorshipId))
  if (!pair) throw new NotFound()
  return { ...point, ...pair, sessionId: point.talkedInId ?? pair.plannedId }
}

async function listPoints(ctx: Ctx, which: SQL | undefined) {
  const rows = await db
    .select({
      id: agendaPoints.id,
      mentorshipId: agendaPoints.mentorshipId,
      body: agendaPoints.body,
      visibility: agendaPoints.visibility,
      version: agendaPoints.version,
      createdAt: agendaPoints.createdAt,
      talkedInId: agendaPoints.talkedInId,
      endedAt: mentorships.endedAt,
      author: { id: people.id, name: people.name },
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .innerJoin(people, eq(people.id, agendaPoints.authorId))
    .where(and(which, agendaPointsVisibleTo(ctx)))
    .orderBy(asc(agendaPoints.createdAt), asc(agendaPoints.id))
  return rows.map((row) => ({ ...row, canWiden: canWiden(ctx, { ...row, authorId: row.author.id }) }))
}
