import { and, desc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { findings, reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays, type Day } from '#lib/core/days.ts'
import { type KeptZones, personDay, personDayStart } from '#lib/core/kept-zones.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { sessionsVisibleTo, wasHeld } from '#lib/sessions/access.ts'
import { listStandingNotes } from '#lib/sessions/reads.ts'
import { SESSIONS_LOOKED_AT } from '#lib/sessions/usual/rules.ts'

export type Since = Awaited<ReturnType<typeof getSince>>

/** A pair's latest sessions, latest first. One query. */
export function listLatestHeld(ctx: Ctx, mentorshipId: string, most = SESSIONS_LOOKED_AT) {
  return db
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      minutes: sessions.minutes,
    })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorshipId), wasHeld(), sessionsVisibleTo(ctx)))
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(most)
}

/**
 * A pair's last session, and what has happened since then, or within their cadence if they haven't met, as far as the
 * viewer may read it. `today` is the junior's day. Three queries at most.
 */
export async function getSince(
  ctx: Ctx,
  pair: { teamId: string; cadenceDays: number; junior: { id: string; zones: KeptZones } },
  last: { id: string; heldOn: Day } | undefined,
) {
  const { zones } = pair.junior
  const today = personDay(ctx.now, zones)
  const since = last?.heldOn ?? addDays(today, -pair.cadenceDays)
  return {
    today,
    last: last ? { id: last.id, heldOn: last.heldOn, notes: await listStandingNotes(ctx, [last.id]) } : null,
    since,
    goals: await goalsSince(ctx, pair, personDayStart(since, zones)),
    reviews: await reviewsSince(ctx, pair, since),
  }
}

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
