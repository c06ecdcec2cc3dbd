import { openGoalStates } from '#db/words.ts'
import type { Day } from './days.ts'

// What waits for an answer isn't late: the delay isn't the junior's.
const lateStates = new Set<string>(['open', ...openGoalStates.filter((state) => state !== 'submitted')])

/**
 * True for an open goal or action after its due day, unless it waits for an answer; on the due day itself it's still in time. `today` is the junior's
 * day.
 */
export function isOverdue({ state, dueOn }: { state: string; dueOn: Day | null }, today: Day): boolean {
  return lateStates.has(state) && dueOn !== null && dueOn < today
}
