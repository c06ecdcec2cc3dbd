import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { placeholder, prepared } from '#db/prepared.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { anyViewer, inCircle, isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { dayIn, instantAt } from '#lib/core/zoned-time.ts'
import { sessionsVisibleTo } from '#lib/sessions/access.ts'
import { type ContactState, contactState } from '#lib/sessions/rules.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const held = alias(sessions, 'held_session')

/** `startsAt` is 'HH:MM' in the junior's zone and `at` is that moment; both are null if no time was agreed. */
export type NextDate = { sessionId: string; heldOn: Day; startsAt: string | null; at: Date | null }

/** Days are the junior's. */
export type Contact = {
  mentorshipId: string
  teamId: string
  mentor: { id: string; name: string }
  junior: { id: string; name: string; timeZone: string }
  cadenceDays: number
  startedOn: Day
  /** Null before the first session. */
  lastHeldOn: Day | null
  /** Since the last session or, before the first, since `startedOn`. */
  daysSince: number
  state: ContactState
  next: NextDate | null
}

type Which = { teamId: string } | { juniorId: string } | { asMentor: true } | { isOwn: true }

function contactQuery(ctx: Ctx, which: Which) {
  const lastHeldOn = sql<Day | null>`${db
    .select({ day: sql`max(${held.heldOn})` })
    .from(held)
    .where(and(eq(held.mentorshipId, mentorships.id), eq(held.state, 'held')))}`
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name, timeZone: junior.timeZone },
      cadenceDays: mentorships.cadenceDays,
      startedAt: mentorships.startedAt,
      lastHeldOn,
      next: { sessionId: sessions.id, heldOn: sessions.heldOn, startsAt: sessions.startsAt },
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .leftJoin(sessions, and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'planned')))
    .where(and(isNull(mentorships.endedAt), inCircle(ctx, mentorships), chosen(ctx, which)))
    .orderBy(asc(junior.name), asc(mentorships.id))
}

const contactRows = {
  teamId: prepared('contacts of a team', () => contactQuery(anyViewer, { teamId: placeholder('id') })),
  juniorId: prepared('contacts of a junior', () => contactQuery(anyViewer, { juniorId: placeholder('id') })),
  asMentor: prepared('contacts as a mentor', () => contactQuery(anyViewer, { asMentor: true })),
  isOwn: prepared('own contacts', () => contactQuery(anyViewer, { isOwn: true })),
}

/** Ongoing mentorships in whose circle the viewer is, by the junior's name. One query. */
export async function listContacts(ctx: Ctx, which: Which): Promise<Contact[]> {
  const [[kind, id] = []] = Object.entries(which) as [keyof typeof contactRows, unknown][]
  const rows = kind ? await contactRows[kind]({ viewerId: ctx.viewer.id, id }) : []
  return rows.map(({ startedAt, next, ...row }) => {
    const { timeZone } = row.junior
    const today = dayIn(ctx.now, timeZone)
    const startedOn = dayIn(startedAt, timeZone)
    const since = row.lastHeldOn ?? startedOn
    return {
      ...row,
      startedOn,
      daysSince: Math.max(0, daysBetween(since, today)),
      state: contactState(since, row.cadenceDays, today),
      next: next && { ...next, at: next.startsAt ? instantAt(next.heldOn, next.startsAt, timeZone) : null },
    }
  })
}

function chosen(ctx: Ctx, which: Which): SQL {
  if ('teamId' in which) return eq(mentorships.teamId, which.teamId)
  if ('juniorId' in which) return eq(mentorships.juniorId, which.juniorId)
  return 'isOwn' in which ? isOneOfPair(ctx, mentorships) : eq(mentorships.mentorId, ctx.viewer.id)
}

export type NextSession = NextDate & {
  mentorshipId: string
  mentor: { id: string; name: string }
  junior: { id: string; name: string; timeZone: string }
}

/** Planned sessions of the viewer's ongoing mentorships, soonest first. One query. */
export async function nextSessions(ctx: Ctx): Promise<NextSession[]> {
  const rows = await db
    .select({
      sessionId: sessions.id,
      mentorshipId: sessions.mentorshipId,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name, timeZone: junior.timeZone },
    })
    .from(mentorships)
    .innerJoin(sessions, and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'planned')))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .innerJoin(junior, eq(junior.id, sessions.juniorId))
    .where(and(isOneOfPair(ctx, mentorships), isNull(mentorships.endedAt), sessionsVisibleTo(ctx)))
    .orderBy(asc(sessions.heldOn), asc(sessions.startsAt), asc(sessions.id))
  return rows.map((row) => ({
    ...row,
    at: row.startsAt ? instantAt(row.heldOn, row.startsAt, row.junior.timeZone) : null,
  }))
}
