import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'

export const weeksInHalfYear = 26
const days = 7 * weeksInHalfYear

export type Happened = { kind: 'session' | 'review' | 'approved' | 'changes'; day: Day }

/** The Monday on which the half year begins; the current week is its last. */
export function halfYearStart(today: Day): Day {
  return addDays(today, 1 - weekday(today) - days + 7)
}

/** Of the way from the first day to the last, from 0 to 1: the middle of the day. */
export function placeOfDay(from: Day, day: Day): number {
  return (daysBetween(from, day) + 0.5) / days
}

/** `at` is the first of the month, as in `placeOfDay`. */
export type Month = { first: Day; at: number }

/** Months that begin within the half year. */
export function monthsOfHalfYear(from: Day): Month[] {
  const months: Month[] = []
  const end = addDays(from, days)
  const firstOf = (day: Day) => `${day.slice(0, 8)}01`
  for (let first = firstOf(from); first < end; first = firstOf(addDays(first, 31)))
    if (first >= from) months.push({ first, at: daysBetween(from, first) / days })
  return months
}

/** `lane` counts the marks of one day from 0; `lanes` is how many there are. */
export type Mark = { at: number; lane: number; lanes: number }

/** A mark for each day given, at its place; several of one day beside each other. */
export function marksOf(from: Day, at: readonly Day[]): Mark[] {
  return [...Map.groupBy(at, (day) => day)].flatMap(([day, same]) =>
    same.map((_, lane) => ({ at: placeOfDay(from, day), lane, lanes: same.length })),
  )
}

export type MonthCounts = Record<Happened['kind'], number> & { first: Day }

/** By calendar month, oldest first, without the months in which nothing happened. */
export function countByMonth(happened: readonly Happened[]): MonthCounts[] {
  const months = new Map<Day, MonthCounts>()
  for (const { kind, day } of happened.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const first = `${day.slice(0, 8)}01`
    const month = months.get(first) ?? { first, session: 0, review: 0, approved: 0, changes: 0 }
    month[kind] += 1
    months.set(first, month)
  }
  return [...months.values()]
}
