import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDates, spreadDates } from '#lib/assignments/rules.ts'
import { addDays, daysBetween } from '#lib/core/days.ts'

test('spreads dates evenly, the first and the last on their days', () => {
  expect(spreadDates(3, '2026-12-01', '2026-12-11')).toEqual(['2026-12-01', '2026-12-06', '2026-12-11'])
  expect(spreadDates(1, '2026-12-01', '2026-12-11')).toEqual(['2026-12-11'])
  expect(spreadDates(0, '2026-12-01', '2026-12-11')).toEqual([])
})

test('any spread keeps its order, its ends, and gaps that differ by a day at most', () => {
  const spread = fc.record({ count: fc.integer({ min: 2, max: 60 }), days: fc.integer({ min: 0, max: 900 }) })
  fc.assert(
    fc.property(spread, ({ count, days }) => {
      const last = addDays('2026-03-20', days)
      const dates = spreadDates(count, '2026-03-20', last)
      expect(dates).toHaveLength(count)
      expect([dates[0], dates.at(-1)]).toEqual(['2026-03-20', last])
      const gaps = dates.slice(1).map((date, index) => daysBetween(dates[index] ?? date, date))
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('one day for all, or none', () => {
  expect(dueDates(2, { due: 'same', dueOn: '2026-12-01' })).toEqual(['2026-12-01', '2026-12-01'])
  expect(dueDates(2, { due: 'none' })).toEqual([null, null])
})
