import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { agendaPoints, sessions } from '#db/schema/sessions.ts'
import { isJuniorNow, isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { agendaPointsVisibleTo, canWiden, isLeftTo } from '#lib/sessions/access.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const over = alias(mentorships, 'ended_mentorship')

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

/**
 * Points that were open when one of the viewer's mentorships ended, oldest first. `isLeft` is whether the viewer, who
 * was the junior, decides what becomes of it. One query.
 */
export async function listLeftPoints(ctx: Ctx) {
  const ended = db
    .select({ id: over.id })
    .from(over)
    .where(and(isOneOfPair(ctx, over), isNotNull(over.endedAt)))
  const rows = await listPoints(
    ctx,
    and(
      inArray(agendaPoints.mentorshipId, ended),
      isNull(agendaPoints.talkedAt),
      isNull(agendaPoints.withdrawnAt),
    ),
  )
  return rows.map((row) => ({ ...row, isLeft: isLeftTo(ctx, { ...row, juniorId: row.junior.id }) }))
}

export type LeftPoint = Awaited<ReturnType<typeof listLeftPoints>>[number]

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
  const [planned] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, point.mentorshipId), eq(sessions.state, 'planned')))
  return { ...point, sessionId: point.talkedInId ?? planned?.id ?? null }
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
      teamId: mentorships.teamId,
      isJuniorHere: sql<number>`case when ${isJuniorNow(mentorships)} then 1 else 0 end`.mapWith(Boolean),
      author: { id: people.id, name: people.name },
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .innerJoin(people, eq(people.id, agendaPoints.authorId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(and(which, agendaPointsVisibleTo(ctx)))
    .orderBy(asc(agendaPoints.createdAt), asc(agendaPoints.id))
  return rows.map((row) => ({ ...row, canWiden: canWiden(ctx, { ...row, authorId: row.author.id }) }))
}
