import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'

/** This week included. */
export const weeksShown = 12

/** Mondays, oldest first: weeks begin on Monday (ISO 8601). */
export function weekStarts(today: Day): Day[] {
  const monday = addDays(today, 1 - weekday(today))
  return Array.from({ length: weeksShown }, (_, week) => addDays(monday, 7 * (week - weeksShown + 1)))
}

/** In the order of `weeks`: whether one of the days is in it. */
export function weeksWith(weeks: readonly Day[], days: readonly Day[]): boolean[] {
  const [first] = weeks
  const held = new Set(first ? days.map((day) => Math.floor(daysBetween(first, day) / 7)) : [])
  return weeks.map((_, week) => held.has(week))
}

/** `before` the mentorship began; `running`: this week, without a session so far. */
export type Week = 'met' | 'none' | 'before' | 'running'

/** In the order of `weeks`, for a mentorship that began on `startedOn`. */
export function contactWeeks(weeks: readonly Day[], days: readonly Day[], startedOn: Day): Week[] {
  return weeksWith(weeks, days).map((isMet, place) => {
    if (isMet) return 'met'
    if (addDays(weeks[place] ?? '', 6) < startedOn) return 'before'
    return place === weeks.length - 1 ? 'running' : 'none'
  })
}
