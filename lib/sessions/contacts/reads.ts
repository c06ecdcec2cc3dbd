import { and, asc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { placeholder, prepared } from '#db/prepared.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { anyViewer, inCircle, isOneOfPair, ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays, type Day, daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import { dayIn, startOfDay } from '#lib/core/zoned-time.ts'
import { sessionsVisibleTo, wasHeld } from '#lib/sessions/access.ts'
import { type ContactState, contactState, plannedMoment } from '#lib/sessions/rules.ts'
import { isNextPlanned } from '#lib/sessions/scope.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const held = alias(sessions, 'held_session')

/**
 * `heldOn`, `startsAt` and `agreedZone` are as agreed; `at` is that moment, and `day` its day for the viewer. Without a
 * time, `day` is `heldOn` and the others are null. `zones` are those of the two who meet, and in which it was agreed.
 */
export type NextDate = {
  sessionId: string
  heldOn: Day
  startsAt: string | null
  agreedZone: string | null
  at: Date | null
  day: Day
  zones: string[]
}

/** Days are the junior's. */
export type Contact = {
  mentorshipId: string
  teamId: string
  mentor: { id: string; name: string; timeZone: string }
  junior: { id: string; name: string; timeZone: string; zones: KeptZones }
  cadenceDays: number
  startedOn: Day
  /** Null before the first session. */
  lastHeldOn: Day | null
  /** Since the last session or, before the first, since `startedOn`. */
  daysSince: number
  state: ContactState
  next: NextDate | null
}

type Which =
  | { teamId: string }
  | { juniorId: string }
  | { asLead: true }
  | { asMentor: true }
  | { isOwn: true }

function contactQuery(ctx: Ctx, which: Which) {
  const lastHeldOn = sql<Day | null>`${db
    .select({ day: sql`max(${held.heldOn})` })
    .from(held)
    .where(and(eq(held.mentorshipId, mentorships.id), wasHeld(held)))}`
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      mentor: { id: mentor.id, name: mentor.name, timeZone: mentor.timeZone },
      junior: { id: junior.id, name: junior.name, timeZone: junior.timeZone, zones: keptZones(junior) },
      cadenceDays: mentorships.cadenceDays,
      startedAt: mentorships.startedAt,
      lastHeldOn,
      next: {
        sessionId: sessions.id,
        heldOn: sessions.heldOn,
        startsAt: sessions.startsAt,
        agreedZone: sessions.agreedZone,
      },
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .leftJoin(sessions, isNextPlanned)
    .where(and(isNull(mentorships.endedAt), inCircle(ctx, mentorships), chosen(ctx, which)))
    .orderBy(asc(junior.sortKey), asc(mentorships.id))
}

const contactRows = {
  teamId: prepared(() => contactQuery(anyViewer, { teamId: placeholder('id') })),
  juniorId: prepared(() => contactQuery(anyViewer, { juniorId: placeholder('id') })),
  asLead: prepared(() => contactQuery(anyViewer, { asLead: true })),
  asMentor: prepared(() => contactQuery(anyViewer, { asMentor: true })),
  isOwn: prepared(() => contactQuery(anyViewer, { isOwn: true })),
}

/** Ongoing mentorships in whose circle the viewer is, by the junior's name. One query. */
export async function listContacts(ctx: Ctx, which: Which): Promise<Contact[]> {
  const [[kind, id] = []] = Object.entries(which) as [keyof typeof contactRows, unknown][]
  const rows = kind ? await contactRows[kind]({ viewerId: ctx.viewer.id, id }) : []
  return rows.map(({ startedAt, next, ...row }) => {
    const { zones } = row.junior
    const today = personDay(ctx.now, zones)
    const startedOn = personDay(startedAt, zones)
    const since = row.lastHeldOn ?? startedOn
    return {
      ...row,
      startedOn,
      daysSince: Math.max(0, daysBetween(since, today)),
      state: contactState(since, row.cadenceDays, today),
      next: next && forViewer(ctx, next, row),
    }
  })
}

/**
 * Days of the sessions that the viewer held as a mentor since a day, by mentorship. Only of ongoing ones, whose juniors'
 * circle the viewer is in. One query.
 */
export async function listHeldDays(ctx: Ctx, since: Day): Promise<ReadonlyMap<string, Day[]>> {
  const rows = await db
    .select({ mentorshipId: mentorships.id, days: sql<string>`string_agg(${sessions.heldOn}, ',')` })
    .from(mentorships)
    .innerJoin(sessions, eq(sessions.mentorshipId, mentorships.id))
    .where(
      and(
        isNull(mentorships.endedAt),
        eq(mentorships.mentorId, ctx.viewer.id),
        inCircle(ctx, mentorships),
        gte(sessions.heldOn, since),
        wasHeld(),
      ),
    )
    .groupBy(mentorships.id)
  return new Map(rows.map(({ mentorshipId, days }) => [mentorshipId, days.split(',')]))
}

type Agreed = { heldOn: Day; startsAt: string | null; agreedZone: string | null }
type Pair = Record<'mentor' | 'junior', { timeZone: string }>

function forViewer<Row extends Agreed>(ctx: Ctx, row: Row, pair: Pair) {
  const at = plannedMoment(row)
  const zones = [row.agreedZone ?? pair.junior.timeZone, pair.mentor.timeZone, pair.junior.timeZone]
  return { ...row, at, day: at ? dayIn(at, ctx.timeZone) : row.heldOn, zones }
}

function chosen(ctx: Ctx, which: Which): SQL {
  if ('teamId' in which) return eq(mentorships.teamId, which.teamId)
  if ('juniorId' in which) return eq(mentorships.juniorId, which.juniorId)
  if ('asLead' in which) return ledBy(ctx, mentorships.teamId)
  return 'isOwn' in which ? isOneOfPair(ctx, mentorships) : eq(mentorships.mentorId, ctx.viewer.id)
}

export type NextSession = NextDate & {
  mentorshipId: string
  mentor: { id: string; name: string; timeZone: string }
  junior: { id: string; name: string; timeZone: string; zones: KeptZones }
}

/** Planned sessions of the viewer's ongoing mentorships, soonest first. One query. */
export async function nextSessions(ctx: Ctx): Promise<NextSession[]> {
  const rows = await db
    .select({
      sessionId: sessions.id,
      mentorshipId: sessions.mentorshipId,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      mentor: { id: mentor.id, name: mentor.name, timeZone: mentor.timeZone },
      junior: { id: junior.id, name: junior.name, timeZone: junior.timeZone, zones: keptZones(junior) },
    })
    .from(mentorships)
    .innerJoin(sessions, and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'planned')))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .innerJoin(junior, eq(junior.id, sessions.juniorId))
    .where(and(isOneOfPair(ctx, mentorships), isNull(mentorships.endedAt), sessionsVisibleTo(ctx)))
    .orderBy(asc(sessions.heldOn), asc(sessions.startsAt), asc(sessions.id))
  // The order of days in several zones isn't that of the moments.
  const moment = ({ at, day }: { at: Date | null; day: Day }) =>
    at ? at.getTime() : startOfDay(addDays(day, 1), ctx.timeZone).getTime() - 1
  return rows.map((row) => forViewer(ctx, row, row)).sort((a, b) => moment(a) - moment(b))
}
