import type { Period } from '#db/words.ts'
import { addDays, type Day, weekday } from '#lib/core/days.ts'

export type Cadence = { period: Period; entriesPerPeriod: number; periodsNeeded: number }

/** A period is kept as soon as it has its entries, running until it's over, and skipped if it ended without them. */
export type PeriodState = 'kept' | 'skipped' | 'running' | 'to_come'
export type HabitPeriod = { from: Day; to: Day; entries: number; state: PeriodState; isCurrent: boolean }

export function periodStart(day: Day, period: Period): Day {
  if (period === 'week') return addDays(day, 1 - weekday(day))
  const month = Number(day.slice(5, 7))
  const first = period === 'month' ? month : month - ((month - 1) % 3)
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

export function nextPeriod(start: Day, period: Period): Day {
  if (period === 'week') return addDays(start, 7)
  // A day inside the following period, taken back to its start.
  return periodStart(addDays(start, period === 'month' ? 31 : 92), period)
}

/**
 * Every period from the one in which the goal was started to the one of `today` (or of the day it was achieved), then
 * as many as the habit still needs. Days are the junior's.
 */
export function habitPeriods(habit: {
  cadence: Cadence
  startedOn: Day
  today: Day
  achievedOn?: Day | null
  entryDays: readonly Day[]
}): HabitPeriod[] {
  const { cadence, startedOn, today, achievedOn, entryDays } = habit
  const last = achievedOn && achievedOn < today ? achievedOn : today
  const counted = new Map<Day, number>()
  for (const day of entryDays) {
    const start = periodStart(day, cadence.period)
    counted.set(start, (counted.get(start) ?? 0) + 1)
  }
  const periods: HabitPeriod[] = []
  let from = periodStart(startedOn, cadence.period)
  while (from <= last) {
    const next = nextPeriod(from, cadence.period)
    const entries = counted.get(from) ?? 0
    const isCurrent = next > today
    const state = entries >= cadence.entriesPerPeriod ? 'kept' : isCurrent ? 'running' : 'skipped'
    periods.push({ from, to: addDays(next, -1), entries, state, isCurrent })
    from = next
  }
  if (achievedOn) return periods
  let missing =
    cadence.periodsNeeded - periods.filter(({ state }) => state === 'kept' || state === 'running').length
  while (missing-- > 0) {
    const next = nextPeriod(from, cadence.period)
    periods.push({
      from,
      to: addDays(next, -1),
      entries: counted.get(from) ?? 0,
      state: 'to_come',
      isCurrent: false,
    })
    from = next
  }
  return periods
}

/**
 * The periods that a line has room for: one to come if there is one, the latest that has begun, and those before. More
 * to come while the habit is young.
 */
export function nearPeriods(periods: readonly HabitPeriod[], most: number): HabitPeriod[] {
  const begun = periods.findLastIndex(({ state }) => state !== 'to_come')
  const start = Math.max(0, Math.min(begun + 2, periods.length) - most)
  return periods.slice(start, start + most)
}

/** They needn't be consecutive. */
export function keptPeriods(periods: readonly HabitPeriod[]): number {
  return periods.filter(({ state }) => state === 'kept').length
}
