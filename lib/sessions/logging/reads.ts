import { and, asc, desc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import { findings, reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays, type Day } from '#lib/core/days.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay, personDayStart } from '#lib/core/kept-zones.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { sessionsVisibleTo, wasHeld } from '#lib/sessions/access.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { listCarriedPoints } from '#lib/sessions/agenda/reads.ts'
import { listStandingNotes } from '#lib/sessions/reads.ts'
import { isNextPlanned } from '#lib/sessions/scope.ts'
import { nextDateToOffer, type OfferedDate, SESSIONS_LOOKED_AT } from '#lib/sessions/usual/rules.ts'

export type OwnJunior = Awaited<ReturnType<typeof listOwnJuniors>>[number]

/**
 * Ongoing mentorships where the viewer is the mentor, by the junior's name, with the next of the planned sessions. A junior in two teams appears twice. One
 * query.
 */
export async function listOwnJuniors(ctx: Ctx, juniorId?: string) {
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: teams.id,
      teamName: teams.name,
      cadenceDays: mentorships.cadenceDays,
      junior: { id: people.id, name: people.name, timeZone: people.timeZone, zones: keptZones(people) },
      planned: {
        id: sessions.id,
        heldOn: sessions.heldOn,
        startsAt: sessions.startsAt,
        agreedZone: sessions.agreedZone,
        version: sessions.version,
      },
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.juniorId))
    .innerJoin(teams, eq(teams.id, mentorships.teamId))
    .leftJoin(sessions, isNextPlanned)
    .where(
      and(
        eq(mentorships.mentorId, ctx.viewer.id),
        isNull(mentorships.endedAt),
        juniorId === undefined ? undefined : eq(mentorships.juniorId, juniorId),
      ),
    )
    .orderBy(asc(people.sortKey), asc(teams.sortKey), asc(mentorships.id))
}

/**
 * Everything the form for a new session shows, as far as the viewer may read it. Seven queries at most. Throws
 * `NotFound` if the viewer doesn't mentor that junior (in that team) now.
 */
export async function getSessionForm(ctx: Ctx, juniorId: string, teamId?: string) {
  const pairs = await listOwnJuniors(ctx, juniorId)
  const pair = teamId === undefined ? pairs[0] : pairs.find((row) => row.teamId === teamId)
  if (!pair) throw new NotFound()
  const { zones } = pair.junior
  const held = await listLatestHeld(ctx, pair.mentorshipId)
  const [last] = held
  const today = personDay(ctx.now, zones)
  const since = last?.heldOn ?? addDays(today, -pair.cadenceDays)
  return {
    ...pair,
    today,
    offered: offeredDate(ctx, pair, held),
    openActions: await listOpenActionsByMentorship(ctx, pair.mentorshipId),
    openPoints: await listCarriedPoints(ctx, pair.mentorshipId),
    last: last ? { id: last.id, heldOn: last.heldOn, notes: await listStandingNotes(ctx, [last.id]) } : null,
    since,
    goals: await goalsSince(ctx, pair, personDayStart(since, zones)),
    reviews: await reviewsSince(ctx, pair, since),
  }
}

/** A next date to offer this pair. One query. */
export async function getOfferedDate(ctx: Ctx, pair: OwnJunior): Promise<OfferedDate> {
  return offeredDate(ctx, pair, await listLatestHeld(ctx, pair.mentorshipId))
}

function offeredDate(ctx: Ctx, pair: OwnJunior, held: Awaited<ReturnType<typeof listLatestHeld>>) {
  const today = personDay(ctx.now, pair.junior.zones)
  return nextDateToOffer(held, { today, cadenceDays: pair.cadenceDays, zone: ctx.timeZone })
}

function listLatestHeld(ctx: Ctx, mentorshipId: string) {
  return db
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
    })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorshipId), wasHeld(), sessionsVisibleTo(ctx)))
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(SESSIONS_LOOKED_AT)
}

export type SessionFormPage = Awaited<ReturnType<typeof getSessionForm>>

type Pair = { teamId: string; junior: { id: string } }

// Each goal's latest step, of the kinds worth mentioning in a session.
async function goalsSince(ctx: Ctx, { teamId, junior }: Pair, since: Date) {
  const rows = await db
    .select({
      goalId: goals.id,
      title: milestones.title,
      state: goals.state,
      blockedAt: goals.blockedAt,
      kind: goalEvents.kind,
      at: goalEvents.at,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(goalEvents, eq(goalEvents.goalId, goals.id))
    .where(
      and(
        eq(goals.juniorId, junior.id),
        eq(goals.teamId, teamId),
        gt(goalEvents.at, since),
        inArray(goalEvents.kind, [
          'started',
          'submitted',
          'changes_requested',
          'approved',
          'reopened',
          'blocked',
        ]),
        goalsVisibleTo(ctx),
      ),
    )
    .orderBy(desc(goalEvents.at), desc(goalEvents.id))
    .limit(60)
  const seen = new Set<string>()
  return rows.filter(({ goalId }) => !seen.has(goalId) && seen.add(goalId)).slice(0, 8)
}

async function reviewsSince(ctx: Ctx, { teamId, junior }: Pair, since: Day) {
  const [row] = await db
    .select({
      notes: sql<number>`count(distinct ${reviews.id})`.mapWith(Number),
      praise: severityCount('praise'),
      suggestions: severityCount('suggestion'),
      issues: severityCount('issue'),
    })
    .from(reviews)
    .leftJoin(findings, eq(findings.reviewId, reviews.id))
    .where(
      and(
        eq(reviews.juniorId, junior.id),
        eq(reviews.teamId, teamId),
        gte(reviews.reviewedOn, since),
        reviewsVisibleTo(ctx),
        stands(reviews),
      ),
    )
  return row ?? { notes: 0, praise: 0, suggestions: 0, issues: 0 }
}

function severityCount(severity: 'praise' | 'suggestion' | 'issue') {
  return sql<number>`count(case when ${findings.severity} = ${severity} then 1 end)`.mapWith(Number)
}
