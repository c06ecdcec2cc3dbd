import { openGoalStates } from '#db/words.ts'
import type { Day } from './days.ts'

const openStates = new Set<string>(['open', ...openGoalStates])

/**
 * True for an open goal or action after its due day; on the due day itself it's still in time. `today` is the junior's
 * day.
 */
export function isOverdue({ state, dueOn }: { state: string; dueOn: Day | null }, today: Day): boolean {
  return openStates.has(state) && dueOn !== null && dueOn < today
}
