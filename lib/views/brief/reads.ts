import { and, asc, desc, eq, gte, inArray, or } from 'drizzle-orm'
import { atOneMoment, db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { jots } from '#db/schema/jots.ts'
import { people } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { wins } from '#db/schema/wins.ts'
import { openGoalStates } from '#db/words.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { withHabits } from '#lib/goals/practice/reads.ts'
import { daysWaiting } from '#lib/goals/waiting/rules.ts'
import { getSince, listLatestHeld } from '#lib/sessions/since/reads.ts'
import { winsVisibleTo } from '#lib/wins/access.ts'
import { periodEndingSoon } from './rules.ts'

/** Of each list; a brief is read in two minutes. */
const MAX_LISTED = 20

type Pair = {
  mentorshipId: string
  teamId: string
  cadenceDays: number
  mentor: { id: string }
  junior: { id: string; zones: KeptZones }
}

export type Brief = Awaited<ReturnType<typeof getBrief>>

/**
 * What one of a pair looks at before they meet, each as far as they may read it: the last session, what has happened since,
 * what waits, and their own jots about the other person. The agenda and open actions are on the page already. At one
 * moment, eight queries at most.
 */
export async function getBrief(ctx: Ctx, pair: Pair) {
  return atOneMoment(async () => {
    const [last] = await listLatestHeld(ctx, pair.mentorshipId, 1)
    const since = await getSince(ctx, pair, last)
    const now = await goalsNow(ctx, pair)
    const isWaiting = new Set(now.waiting.map(({ id }) => id))
    const other = pair.mentor.id === ctx.viewer.id ? pair.junior : pair.mentor
    return {
      ...since,
      // What waits is said as that.
      goals: since.goals.filter(({ goalId }) => !isWaiting.has(goalId)),
      ...now,
      wins: await winsSince(ctx, pair, since.since),
      jots: await ownJots(ctx, other.id),
    }
  })
}

async function goalsNow(ctx: Ctx, { teamId, junior, cadenceDays }: Pair) {
  const rows = await db
    .select({
      id: goals.id,
      title: milestones.title,
      kind: milestones.kind,
      state: goals.state,
      submittedAt: goals.submittedAt,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(
      and(
        eq(goals.juniorId, junior.id),
        eq(goals.teamId, teamId),
        inArray(goals.state, openGoalStates),
        or(eq(goals.state, 'submitted'), eq(milestones.kind, 'habit')),
        goalsVisibleTo(ctx),
      ),
    )
    .orderBy(asc(goals.submittedAt), asc(goals.id))
  const today = personDay(ctx.now, junior.zones)
  const isOfEvidence = ({ state }: { state: string }) => state === 'submitted'
  const running = await withHabits(
    ctx,
    rows.filter((row) => !isOfEvidence(row)),
  )
  return {
    /** Longest wait first; `days` are the junior's. */
    waiting: rows.filter(isOfEvidence).map(({ id, title, submittedAt }) => ({
      id,
      title,
      days: daysWaiting(submittedAt ?? ctx.now, ctx.now, junior.zones),
    })),
    habits: running.flatMap(({ id, title, habit }) => {
      const ending = habit && periodEndingSoon(habit.periods, today, cadenceDays)
      return ending ? [{ id, title, period: habit.period, ending }] : []
    }),
  }
}

function winsSince(ctx: Ctx, { teamId, junior }: Pair, since: Day) {
  return db
    .select({
      id: wins.id,
      body: wins.body,
      happenedOn: wins.happenedOn,
      visibility: wins.visibility,
      author: { id: people.id, name: people.name },
    })
    .from(wins)
    .innerJoin(people, eq(people.id, wins.authorId))
    .where(
      and(
        eq(wins.juniorId, junior.id),
        eq(wins.teamId, teamId),
        gte(wins.happenedOn, since),
        winsVisibleTo(ctx),
        stands(wins),
      ),
    )
    .orderBy(desc(wins.happenedOn), desc(wins.id))
    .limit(MAX_LISTED)
}

/** Nobody but their author reads a jot. */
function ownJots(ctx: Ctx, aboutId: string) {
  return db
    .select({ id: jots.id, body: jots.body, comesBackOn: jots.comesBackOn })
    .from(jots)
    .where(and(eq(jots.authorId, ctx.viewer.id), eq(jots.aboutId, aboutId), eq(jots.state, 'open')))
    .orderBy(desc(jots.createdAt), desc(jots.id))
    .limit(MAX_LISTED)
}
