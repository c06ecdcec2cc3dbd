import { addDays, type Day } from '#lib/core/days.ts'
import type { HabitPeriod } from '#lib/goals/practice/rules.ts'

/** The running period of a habit, if it ends before the pair is to meet again and still lacks entries. */
export function periodEndingSoon(
  periods: readonly HabitPeriod[],
  today: Day,
  cadenceDays: number,
): HabitPeriod | null {
  const running = periods.find(({ isCurrent, state }) => isCurrent && state === 'running')
  return running && running.to < addDays(today, cadenceDays) ? running : null
}
