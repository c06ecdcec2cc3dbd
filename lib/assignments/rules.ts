import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'

/** In goals: milestones times juniors. */
export const MAX_AT_ONCE = 500

/**
 * `count` days spread evenly from `first` to `last`, in order; a single one is `last`. If there are more than days,
 * several share one. Those between the two that fall on a weekend move to the Friday before, or to `first` if that is
 * later.
 */
export function spreadDates(count: number, first: Day, last: Day): Day[] {
  if (count <= 1) return count === 1 ? [last] : []
  const whole = daysBetween(first, last)
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(first, Math.round((whole * index) / (count - 1)))
    // What was typed stays as it is.
    if (day === first || day === last) return day
    const before = workingDay(day, -1)
    return before < first ? first : before
  })
}

/** The day itself, or the working day next to its weekend: the one before, or with 1 the one after. */
export function workingDay(day: Day, direction: -1 | 1): Day {
  // 6 is Saturday, 7 Sunday (ISO 8601).
  const past = weekday(day) - 5
  if (past <= 0) return day
  return addDays(day, direction === -1 ? -past : 3 - past)
}

export type DueChoice =
  | { due: 'none' }
  | { due: 'same'; dueOn: Day }
  | { due: 'spread'; firstDue: Day; lastDue: Day }

export function dueDates(count: number, choice: DueChoice): (Day | null)[] {
  if (choice.due === 'spread') return spreadDates(count, choice.firstDue, choice.lastDue)
  return Array.from({ length: count }, () => (choice.due === 'same' ? choice.dueOn : null))
}

/** The days that were typed, by their fields. */
export function dueDaysOf(choice: DueChoice): { field: string; day: Day }[] {
  if (choice.due === 'same') return [{ field: 'dueOn', day: choice.dueOn }]
  if (choice.due === 'none') return []
  return [
    { field: 'firstDue', day: choice.firstDue },
    { field: 'lastDue', day: choice.lastDue },
  ]
}
