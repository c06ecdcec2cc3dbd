import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { actions, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import {
  canChange,
  canWiden,
  canWithdrawSession,
  canWriteNotes,
  notesVisibleTo,
  sessionsVisibleTo,
} from './access.ts'
import { actionItemsVisibleTo } from './action-items/access.ts'
import { listAgenda, listTalkedPoints } from './agenda/reads.ts'
import { wasCalledOff } from './called-off/rules.ts'
import { joinVersions, plannedMoment } from './rules.ts'
import { listWithdrawnFromAgenda, listWithdrawnInSession } from './withdrawn/reads.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

const sessionsPerPage = 25

/** `notes` are those that the viewer may read. */
export type SessionRow = Awaited<ReturnType<typeof listSessions>>['sessions'][number]

/**
 * Held sessions in which the viewer was mentor or junior, latest first; of a withdrawn one, only that it was. `page` counts
 * from 1. Two queries.
 */
export async function listSessions(ctx: Ctx, { page = 1 }: { page?: number } = {}) {
  const rows = await db
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      minutes: sessions.minutes,
      withdrawnAt: sessions.withdrawnAt,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
    })
    .from(sessions)
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .innerJoin(junior, eq(junior.id, sessions.juniorId))
    .where(
      and(
        or(eq(sessions.mentorId, ctx.viewer.id), eq(sessions.juniorId, ctx.viewer.id)),
        eq(sessions.state, 'held'),
        sessionsVisibleTo(ctx),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(sessionsPerPage + 1)
    .offset((page - 1) * sessionsPerPage)
  const shown = rows.slice(0, sessionsPerPage)
  const notes = await listStandingNotes(
    ctx,
    shown.map((row) => row.id),
  )
  return {
    sessions: shown.map((row) => ({
      ...row,
      minutes: row.withdrawnAt ? null : row.minutes,
      notes: notes.filter((note) => note.sessionId === row.id),
    })),
    hasMore: rows.length > sessionsPerPage,
  }
}

/**
 * Only what the viewer may read; how long it took is for the two who met. Before the session is held, `points` are the
 * pair's open ones. A withdrawn one has no facts but its day, and no notes but the viewer's own. The forms send
 * `editVersion` and `notesVersion` back as `version`. Ten queries at most. Throws `NotFound`.
 */
export async function getSession(ctx: Ctx, sessionId: string) {
  const [row] = await db
    .select({
      id: sessions.id,
      teamId: sessions.teamId,
      mentorshipId: sessions.mentorshipId,
      mentorId: sessions.mentorId,
      juniorId: sessions.juniorId,
      state: sessions.state,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      minutes: sessions.minutes,
      version: sessions.version,
      endedAt: mentorships.endedAt,
      cadenceDays: mentorships.cadenceDays,
      updatedAt: sessions.updatedAt,
      editedAt: sessions.editedAt,
      withdrawnAt: sessions.withdrawnAt,
      mentor: { id: mentor.id, name: mentor.name, timeZone: mentor.timeZone },
      junior: { id: junior.id, name: junior.name, timeZone: junior.timeZone, zones: keptZones(junior) },
    })
    .from(sessions)
    .innerJoin(mentorships, eq(mentorships.id, sessions.mentorshipId))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .innerJoin(junior, eq(junior.id, sessions.juniorId))
    .where(and(eq(sessions.id, sessionId), sessionsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const isHeld = row.state === 'held'
  // Nobody writes notes on one that hasn't been held.
  const notes = isHeld ? await withVersions(ctx, await listNotes(ctx, [sessionId])) : []
  const points = isHeld ? await listTalkedPoints(ctx, sessionId) : await listAgenda(ctx, [row.mentorshipId])
  // Its own line says that a session is withdrawn, with all that was in it.
  const withdrawn = row.withdrawnAt
    ? []
    : isHeld
      ? await listWithdrawnInSession(ctx, sessionId)
      : await listWithdrawnFromAgenda(ctx, [row.mentorshipId])
  const isOwn = row.mentorId === ctx.viewer.id || row.juniorId === ctx.viewer.id
  const own = notes.filter((note) => note.author.id === ctx.viewer.id && !note.withdrawnAt)
  const ofSession = await listActionsOf(ctx, sessionId)
  return {
    ...row,
    minutes: isOwn && !row.withdrawnAt ? row.minutes : null,
    isCalledOff: wasCalledOff(row),
    at: plannedMoment(row),
    notes: notes.map((note) => ({
      ...note,
      canWiden:
        !note.withdrawnAt &&
        !row.withdrawnAt &&
        canWiden(ctx, { ...note, authorId: note.author.id, endedAt: row.endedAt }),
      canWithdraw: note.author.id === ctx.viewer.id && canWriteNotes(ctx, row) && !row.withdrawnAt,
    })),
    points,
    withdrawn,
    agreed: ofSession.filter((action) => action.sessionId === sessionId),
    closed: ofSession.filter((action) => action.closedInId === sessionId && action.sessionId !== sessionId),
    isOwn,
    canChange: canChange(ctx, row) && !row.withdrawnAt,
    canWriteNotes: canWriteNotes(ctx, row) && !row.withdrawnAt,
    canWithdraw: canWithdrawSession(ctx, row) && !row.withdrawnAt,
    canPutBack: canWithdrawSession(ctx, row) && row.withdrawnAt !== null,
    editVersion: joinVersions([row, ...own]),
    notesVersion: joinVersions(own),
  }
}

export type SessionPage = Awaited<ReturnType<typeof getSession>>
/** `canWiden` is about the viewer. */
export type SessionNote = SessionPage['notes'][number]

/**
 * Those the viewer may read, besides what they withdrew themselves and what went with a session. Widest audience first.
 * One query.
 */
export async function listStandingNotes(ctx: Ctx, sessionIds: readonly string[]) {
  return (await listNotes(ctx, sessionIds)).filter(
    ({ withdrawnAt, isOfWithdrawn }) => withdrawnAt === null && !isOfWithdrawn,
  )
}

/** Those the viewer may read, widest audience first. One query. */
async function listNotes(ctx: Ctx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return []
  const rows = await db
    .select({
      id: sessionNotes.id,
      sessionId: sessionNotes.sessionId,
      visibility: sessionNotes.visibility,
      body: sessionNotes.body,
      version: sessionNotes.version,
      createdAt: sessionNotes.createdAt,
      updatedAt: sessionNotes.updatedAt,
      editedAt: sessionNotes.editedAt,
      withdrawnAt: sessionNotes.withdrawnAt,
      isOfWithdrawn: sql<number>`case when ${sessions.withdrawnAt} is null then 0 else 1 end`.mapWith(
        Boolean,
      ),
      author: { id: people.id, name: people.name },
    })
    .from(sessionNotes)
    .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
    .innerJoin(people, eq(people.id, sessionNotes.authorId))
    .where(and(inArray(sessionNotes.sessionId, [...sessionIds]), notesVisibleTo(ctx)))
    .orderBy(asc(sessionNotes.createdAt), asc(sessionNotes.id))
  const rank = { circle: 0, pair: 1, private: 2 }
  return rows.sort((a, b) => rank[a.visibility] - rank[b.visibility])
}

function listActionsOf(ctx: Ctx, sessionId: string) {
  return db
    .select({
      id: actions.id,
      sessionId: actions.sessionId,
      closedInId: actions.closedInId,
      body: actions.body,
      dueOn: actions.dueOn,
      state: actions.state,
      version: actions.version,
      visibility: actions.visibility,
      withdrawnAt: actions.withdrawnAt,
      owner: { id: people.id, name: people.name },
    })
    .from(actions)
    .innerJoin(people, eq(people.id, actions.ownerId))
    .where(
      and(or(eq(actions.sessionId, sessionId), eq(actions.closedInId, sessionId)), actionItemsVisibleTo(ctx)),
    )
    .orderBy(asc(actions.createdAt), asc(actions.id))
}
