import { type Day, dayOf, daysBetween } from '#lib/days.ts'
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

/** How far a stage is: achieved of its milestones, without those dropped for this junior. */
export type Progress = { achieved: number; underWay: number; of: number }

/**
 * Progress over a stage (or any set of milestones). `milestoneKeys` are the set's; `goals` the junior's goals, of which
 * those of other milestones don't count. A milestone is dropped where its only goals are dropped ones.
 */
export function progressOf(
  milestoneKeys: readonly string[],
  goals: readonly { milestoneKey: string; state: GoalState }[],
): Progress {
  const standing = new Map<string, GoalState>()
  for (const { milestoneKey, state } of goals)
    if (standing.get(milestoneKey) === undefined || state !== 'dropped') standing.set(milestoneKey, state)
  const states = milestoneKeys.map((key) => standing.get(key)).filter((state) => state !== 'dropped')
  return {
    achieved: states.filter((state) => state === 'achieved').length,
    underWay: states.filter((state) => state !== undefined && isOpen(state) && state !== 'planned').length,
    of: states.length,
  }
}
