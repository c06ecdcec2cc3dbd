import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { goals } from '#db/schema/goals.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { openGoalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { dayOf } from '#lib/core/zoned-time.ts'

/** What `needsOfGoal` wants to know of a goal, and whose it is; with its milestone joined. */
export const needColumns = {
  id: goals.id,
  juniorId: goals.juniorId,
  title: milestones.title,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  submittedAt: goals.submittedAt,
}

/** Open goals that may need somebody: submitted, blocked or due before now. Says nothing of who may see them. */
export function mayNeedSomebody(ctx: Ctx) {
  // Juniors east of everybody are a day ahead; the rule then asks each one's own day.
  const latestToday = addDays(dayOf(ctx.now, 'UTC'), 1)
  return and(
    inArray(goals.state, openGoalStates),
    or(eq(goals.state, 'submitted'), isNotNull(goals.blockedAt), lt(goals.dueOn, latestToday)),
  )
}
