import { openGoalStates } from '#db/words.ts'
import type { Day } from './days.ts'

const openStates = new Set<string>(['open', ...openGoalStates])

/**
 * True for an open goal or action item whose due day has passed: the due day itself is still in time. `today` is the
 * junior's.
 */
export function isOverdue({ state, dueOn }: { state: string; dueOn: Day | null }, today: Day): boolean {
  return openStates.has(state) && dueOn !== null && dueOn < today
}
