import { addDays, type Day, daysBetween } from '#lib/core/days.ts'

/** Milestones and juniors in one go: at most so many goals at once. */
export const mostAtOnce = 500

/**
 * `count` days spread evenly from `first` to `last`, in order; a single one falls on `last`. Gaps differ by a day at
 * most. Where there are more than days, several share one.
 */
export function spreadDates(count: number, first: Day, last: Day): Day[] {
  if (count <= 1) return count === 1 ? [last] : []
  const whole = daysBetween(first, last)
  return Array.from({ length: count }, (_, index) =>
    addDays(first, Math.round((whole * index) / (count - 1))),
  )
}

/** How the due dates were asked for: none, one day for all, or spread evenly between two days. */
export type DueChoice =
  | { due: 'none' }
  | { due: 'same'; dueOn: Day }
  | { due: 'spread'; firstDue: Day; lastDue: Day }

/** One due day for each of `count` milestones, in their order; null where none is asked for. */
export function dueDates(count: number, choice: DueChoice): (Day | null)[] {
  if (choice.due === 'spread') return spreadDates(count, choice.firstDue, choice.lastDue)
  return Array.from({ length: count }, () => (choice.due === 'same' ? choice.dueOn : null))
}
