import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { sessionsVisibleTo, wasHeld } from '#lib/sessions/access.ts'
import { canGiveOpinion, givenBy, wordPlacesVisibleTo, wordsVisibleTo } from './access.ts'
import { ANSWERS_TOGETHER, isStillAsked, lastFullFive, type Summary } from './rules.ts'
import { wordReaders } from './scope.ts'

const junior = alias(people, 'opinion_junior')
const mentor = alias(people, 'opinion_mentor')
const reader = alias(people, 'opinion_reader')

const wordColumns = (ctx: Ctx) => ({
  sessionId: sessionOpinions.sessionId,
  /** Null if it's withdrawn, for its reader. */
  body: sql<string | null>`case when ${wordsVisibleTo(ctx)} then ${sessionOpinions.body} end`,
  withdrawnAt: sessionOpinions.withdrawnAt,
  junior: { id: junior.id, name: junior.name },
  reader: { id: reader.id, name: reader.name },
})

/** A word about a session, for its author or its reader. */
export type Word = Awaited<ReturnType<typeof getWord>>

/** Also for a reader who can't open the session any more. One query. Throws `NotFound`. */
export async function getWord(ctx: Ctx, sessionId: string) {
  const [row] = await db
    .select({
      ...wordColumns(ctx),
      heldOn: sessions.heldOn,
      canOpenSession: sql<number>`case when ${sessionsVisibleTo(ctx)} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(sessionOpinions)
    .innerJoin(sessions, eq(sessions.id, sessionOpinions.sessionId))
    .innerJoin(junior, eq(junior.id, sessionOpinions.juniorId))
    .innerJoin(reader, eq(reader.id, sessionOpinions.readerId))
    .where(and(eq(sessionOpinions.sessionId, sessionId), wordPlacesVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return row
}

type Session = {
  id: string
  teamId: string
  mentorId: string
  juniorId: string
  state: string
  withdrawnAt: Date | null
  endedAt: Date | null
}

/**
 * What a session's page has of it, whose visibility the caller has checked: what the viewer said or was written to, or
 * whom they can write to if they're asked. Three queries at most.
 */
export async function getOpinionOn(ctx: Ctx, session: Session) {
  const [row] = await db
    .select({
      ...wordColumns(ctx),
      useful: sql<
        (typeof sessionOpinions.$inferSelect)['useful'] | null
      >`case when ${givenBy(ctx)} then ${sessionOpinions.useful} end`,
    })
    .from(sessionOpinions)
    .innerJoin(junior, eq(junior.id, sessionOpinions.juniorId))
    .leftJoin(reader, eq(reader.id, sessionOpinions.readerId))
    .where(and(eq(sessionOpinions.sessionId, session.id), or(givenBy(ctx), wordPlacesVisibleTo(ctx))))
  const isAsked = !row && canGiveOpinion(ctx, session)
  return { given: row ?? null, readers: isAsked ? await wordReaders(session) : null }
}

export type OpinionOn = Awaited<ReturnType<typeof getOpinionOn>>

/** The junior's latest session, if it's recent and they haven't said how useful it was. One query. */
export async function findUnrated(ctx: Ctx): Promise<{ id: string; heldOn: string; mentor: Named } | null> {
  const [latest] = await db
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      mentor: { id: mentor.id, name: mentor.name },
      opinionId: sessionOpinions.id,
    })
    .from(sessions)
    .innerJoin(mentorships, eq(mentorships.id, sessions.mentorshipId))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .leftJoin(sessionOpinions, and(eq(sessionOpinions.sessionId, sessions.id), givenBy(ctx)))
    .where(and(eq(sessions.juniorId, ctx.viewer.id), wasHeld(), isNull(mentorships.endedAt)))
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(1)
  if (!latest || latest.opinionId || !isStillAsked(latest.heldOn, personDay(ctx.now, ctx.viewer.zones)))
    return null
  const { opinionId: _none, ...session } = latest
  return session
}

/** Of what the viewer's juniors said, five at a time; null before the first five. One query. */
export async function getSummary(ctx: Ctx): Promise<Summary | null> {
  const rows = await db
    .select({ useful: sessionOpinions.useful, all: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(sessionOpinions)
    .where(eq(sessionOpinions.mentorId, ctx.viewer.id))
    .orderBy(desc(sessionOpinions.createdAt))
    .limit(2 * ANSWERS_TOGETHER - 1)
  return lastFullFive(
    rows.map(({ useful }) => useful),
    rows[0]?.all ?? 0,
  )
}
