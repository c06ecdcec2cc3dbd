import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { agendaPoints, sessions } from '#db/schema/sessions.ts'
import { isJuniorNow, isOneOfPair } from '#lib/audience/access.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { agendaPointsVisibleTo, canWiden, isLeftTo } from '#lib/sessions/access.ts'
import { sinceLastSession } from '#lib/sessions/withdrawn/reads.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const over = alias(mentorships, 'ended_mentorship')

/** What can be done is about the viewer. */
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
 * Open points of mentorships with their earlier words, and those that the viewer has taken back since its last
 * session. Two queries at most.
 */
export async function listAgenda(ctx: Ctx, mentorshipIds: readonly string[]) {
  if (mentorshipIds.length === 0) return []
  const isOwnWithdrawn = and(
    eq(agendaPoints.authorId, ctx.viewer.id),
    isNull(mentorships.endedAt),
    sinceLastSession(),
  )
  const isOpen = and(isNull(agendaPoints.talkedAt), isNull(agendaPoints.withdrawnAt))
  const rows = await listPoints(
    ctx,
    and(inArray(agendaPoints.mentorshipId, [...mentorshipIds]), or(isOpen, isOwnWithdrawn)),
  )
  return withVersions(ctx, rows)
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

/** Points discussed in the session, oldest first, with the viewer's own that they withdrew. Two queries at most. */
export async function listTalkedPoints(ctx: Ctx, sessionId: string) {
  return withVersions(ctx, await listPoints(ctx, eq(agendaPoints.talkedInId, sessionId)))
}

/**
 * `sessionId` is the session that shows the point: where it was discussed, else the pair's planned one, else null. Two
 * queries. Throws `NotFound`, also for a withdrawn point that the viewer can't put back.
 */
export async function getAgendaPoint(ctx: Ctx, pointId: string) {
  const [point] = await listPoints(ctx, eq(agendaPoints.id, pointId))
  // After an end the junior may have let it go, so it's nobody's to put back.
  if (!point || (point.withdrawnAt && !point.canPutBack)) throw new NotFound()
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
      editedAt: agendaPoints.editedAt,
      withdrawnAt: agendaPoints.withdrawnAt,
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
  return rows.map((row) => {
    const isOwn = row.author.id === ctx.viewer.id
    return {
      ...row,
      canWiden: row.withdrawnAt === null && canWiden(ctx, { ...row, authorId: row.author.id }),
      canChange: isOwn && row.endedAt === null && row.withdrawnAt === null,
      canPutBack: isOwn && row.endedAt === null && row.withdrawnAt !== null,
    }
  })
}
