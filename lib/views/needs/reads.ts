import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { openGoalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

/** Who marked a goal as blocked: joined by `blockedBy`. */
export const blocker = alias(people, 'blocker')
export const blockedBy = eq(blocker.id, goals.blockedById)

/** What `needsOfGoal` takes, and whose goal it is. `milestones` and `blocker` must be joined. */
export const needColumns = {
  id: goals.id,
  juniorId: goals.juniorId,
  title: milestones.title,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  blockedReason: goals.blockedReason,
  blockedById: goals.blockedById,
  blockedByName: blocker.name,
  submittedAt: goals.submittedAt,
}

/** SQL: open goals that are submitted, blocked or may be overdue. Doesn't check who may see them. */
export function mayNeedSomeone(ctx: Ctx) {
  // The easternmost juniors are a day ahead of UTC. `needsOfGoal` then goes by each junior's own day.
  const latestToday = addDays(dayIn(ctx.now, 'UTC'), 1)
  return and(
    inArray(goals.state, openGoalStates),
    or(eq(goals.state, 'submitted'), isNotNull(goals.blockedAt), lt(goals.dueOn, latestToday)),
  )
}
