import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { auditEvents, mentorships, people } from '#db/schema/people.ts'
import { agendaPoints, sessions } from '#db/schema/sessions.ts'
import { isJuniorNow, isOneOfPair } from '#lib/audience/access.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import {
  agendaPointsVisibleTo,
  canWiden,
  isLeftTo,
  sessionsVisibleTo,
  wasHeld,
} from '#lib/sessions/access.ts'
import { isNextPlanned } from '#lib/sessions/scope.ts'
import { sinceLastSession } from '#lib/sessions/withdrawn/reads.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const over = alias(mentorships, 'ended_mentorship')

/** What can be done is about the viewer. */
export type AgendaPoint = Awaited<ReturnType<typeof listPoints>>[number] & {
  /** How many sessions were logged since it was added. */
  sessionsSince?: number
}

/** Points neither discussed nor withdrawn, in the order of the agenda. One query. */
export async function listOpenPoints(ctx: Ctx, mentorshipIds: readonly string[]) {
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

/** As `listOpenPoints`, with how many sessions each has waited for. Two queries at most. */
export async function listCarriedPoints(ctx: Ctx, mentorshipId: string) {
  return withAges(ctx, await listOpenPoints(ctx, [mentorshipId]))
}

/**
 * Open points of mentorships with their earlier words, and those that the viewer has taken back since its last
 * session. Three queries at most.
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
  return withVersions(ctx, await withAges(ctx, rows))
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
 * `sessionId` is the session that shows the point: where it was discussed, else the next one that the pair has planned, else null. Two
 * queries. Throws `NotFound`, also for a withdrawn point that the viewer can't put back.
 */
export async function getAgendaPoint(ctx: Ctx, pointId: string) {
  const [point] = await listPoints(ctx, eq(agendaPoints.id, pointId))
  // After an end the junior may have let it go, so it's nobody's to put back.
  if (!point || (point.withdrawnAt && !point.canPutBack)) throw new NotFound()
  const [planned] = await db
    .select({ id: sessions.id })
    .from(mentorships)
    .innerJoin(sessions, isNextPlanned)
    .where(eq(mentorships.id, point.mentorshipId))
  return { ...point, sessionId: point.talkedInId ?? planned?.id ?? null }
}

/** One query, none without points. */
async function withAges<Row extends { mentorshipId: string; createdAt: Date }>(ctx: Ctx, rows: Row[]) {
  if (rows.length === 0) return []
  const first = new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime())))
  const logged = await db
    .select({ mentorshipId: sessions.mentorshipId, at: auditEvents.at })
    .from(sessions)
    .innerJoin(
      auditEvents,
      and(eq(auditEvents.subjectId, sessions.id), eq(auditEvents.event, 'session.logged')),
    )
    .where(
      and(
        inArray(sessions.mentorshipId, [...new Set(rows.map(({ mentorshipId }) => mentorshipId))]),
        wasHeld(),
        sessionsVisibleTo(ctx),
        gt(auditEvents.at, first),
      ),
    )
  return rows.map((row) => ({
    ...row,
    sessionsSince: logged.filter(
      ({ mentorshipId, at }) => mentorshipId === row.mentorshipId && at > row.createdAt,
    ).length,
  }))
}

async function listPoints(ctx: Ctx, which: SQL | undefined) {
  const rows = await db
    .select({
      id: agendaPoints.id,
      mentorshipId: agendaPoints.mentorshipId,
      body: agendaPoints.body,
      part: agendaPoints.part,
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
    .orderBy(asc(agendaPoints.place), asc(agendaPoints.createdAt), asc(agendaPoints.id))
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
