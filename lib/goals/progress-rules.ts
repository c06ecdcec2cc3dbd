import { type Day, daysBetween } from '#lib/core/days.ts'
import { dayOf } from '#lib/core/zoned-time.ts'
import { type GoalState, isOpen } from './rules.ts'

/** True for an open goal whose due day has passed: the due day itself is still in time. `today` is the junior's. */
export function isOverdue(goal: { state: GoalState; dueOn: Day | null }, today: Day): boolean {
  return isOpen(goal.state) && goal.dueOn !== null && goal.dueOn < today
}

/** Since how many days something waits for an answer, in the junior's calendar days. */
export function daysWaiting(submittedAt: Date, now: Date, timeZone: string): number {
  return Math.max(0, daysBetween(dayOf(submittedAt, timeZone), dayOf(now, timeZone)))
}

/** True where an answer is late: more days than the team's limit. */
export function waitsTooLong(days: number, limitDays: number): boolean {
  return days > limitDays
}
