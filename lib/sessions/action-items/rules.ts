import type { Day } from '#lib/core/days.ts'

/** Whether an open action's day has passed, on `today` of the junior. */
export function isOverdue(action: { state: string; dueOn: Day | null }, today: Day): boolean {
  return action.state === 'open' && action.dueOn !== null && action.dueOn < today
}
