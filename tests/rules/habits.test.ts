import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekday } from '#lib/core/days.ts'
import {
  type Cadence,
  habitPeriods,
  keptPeriods,
  nearPeriods,
  nextPeriod,
  periodStart,
} from '#lib/goals/practice/rules.ts'

const periods = ['week', 'month', 'quarter'] as const
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const anyPeriod = fc.constantFrom(...periods)

test('weeks start on Monday, months and quarters on their first day', () => {
  expect(periodStart('2026-11-22', 'week')).toBe('2026-11-16')
  expect(periodStart('2026-11-16', 'week')).toBe('2026-11-16')
  expect(periodStart('2026-11-22', 'month')).toBe('2026-11-01')
  expect(periodStart('2026-11-22', 'quarter')).toBe('2026-10-01')
  expect(nextPeriod('2026-12-01', 'month')).toBe('2027-01-01')
  expect(nextPeriod('2024-02-01', 'month')).toBe('2024-03-01')
  expect(nextPeriod('2026-10-01', 'quarter')).toBe('2027-01-01')
})

test('periods part the days: each day lies in exactly one, and they follow each other without a gap', () => {
  fc.assert(
    fc.property(anyDay, anyPeriod, (day, period) => {
      const start = periodStart(day, period)
      const next = nextPeriod(start, period)
      expect(start <= day && day < next).toBe(true)
      expect(periodStart(addDays(next, -1), period)).toBe(start)
      expect(periodStart(next, period)).toBe(next)
      if (period === 'week') expect(weekday(start)).toBe(1)
      else expect(start.slice(8)).toBe('01')
    }),
  )
})

describe('the strip', () => {
  const cadence: Cadence = { period: 'month', entriesPerPeriod: 2, periodsNeeded: 3 }
  const strip = (entryDays: string[], today = '2026-11-17', achievedOn: string | null = null) =>
    habitPeriods({ cadence, startedOn: '2026-08-20', today, achievedOn, entryDays })

  test('kept, skipped, running and to come, from the period of the start', () => {
    const days = ['2026-08-21', '2026-08-30', '2026-09-04', '2026-10-01', '2026-10-31', '2026-11-03']
    expect(strip(days).map(({ from, entries, state }) => [from, entries, state])).toEqual([
      ['2026-08-01', 2, 'kept'],
      ['2026-09-01', 1, 'skipped'],
      ['2026-10-01', 2, 'kept'],
      ['2026-11-01', 1, 'running'],
    ])
    expect(keptPeriods(strip(days))).toBe(2)
  })
  test('as many to come as it still takes', () => {
    expect(strip([]).map(({ state }) => state)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'running',
      'to_come',
      'to_come',
    ])
  })
  test('a running period counts as kept as soon as it is', () => {
    const [, , , last] = strip(['2026-11-01', '2026-11-17'])
    expect(last).toMatchObject({ state: 'kept', isCurrent: true })
  })
  test('in a line: the one of today, those before it, and one to come where there is one', () => {
    const young = strip([], '2026-08-25')
    expect(nearPeriods(young, 4)).toEqual(young)
    const near = nearPeriods(strip([]), 4).map(({ from, state }) => [from, state])
    expect(near).toEqual([
      ['2026-09-01', 'skipped'],
      ['2026-10-01', 'skipped'],
      ['2026-11-01', 'running'],
      ['2026-12-01', 'to_come'],
    ])
    const kept = strip(['2026-09-01', '2026-09-02', '2026-10-01', '2026-10-02', '2026-11-01', '2026-11-02'])
    expect(nearPeriods(kept, 3).map(({ from }) => from)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
  })
  test('ends with the day on which the goal was achieved', () => {
    expect(strip([], '2026-11-17', '2026-09-30')).toHaveLength(2)
  })
  test('entries never change how many periods have passed, and more never keep fewer', () => {
    const days = fc.array(fc.integer({ min: 0, max: 89 }).map((count) => addDays('2026-08-20', count)))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 89 }), (entryDays, count) => {
        const before = strip(entryDays)
        const more = strip([...entryDays, addDays('2026-08-20', count)])
        const passed = (list: typeof before) => list.filter(({ state }) => state !== 'to_come').length
        expect(passed(more)).toBe(passed(before))
        expect(keptPeriods(more)).toBeGreaterThanOrEqual(keptPeriods(before))
        expect(before.reduce((sum, { entries }) => sum + entries, 0)).toBe(entryDays.length)
      }),
    )
  })
})
