import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignedWords } from '#app/(main)/roadmaps/[roadmapId]/assigned-words.ts'
import { dueDates, spreadDates, workingDay } from '#lib/assignments/rules.ts'
import { addDays, daysBetween, weekday } from '#lib/core/days.ts'

// 6 December 2026 is a Sunday.
test('spreads dates evenly over weekdays, the first and the last on their days', () => {
  expect(spreadDates(3, '2026-12-01', '2026-12-11')).toEqual(['2026-12-01', '2026-12-04', '2026-12-11'])
  expect(spreadDates(1, '2026-12-01', '2026-12-11')).toEqual(['2026-12-11'])
  expect(spreadDates(0, '2026-12-01', '2026-12-11')).toEqual([])
})

test('any spread keeps its order and its ends, and leaves weekends out between them', () => {
  const spread = fc.record({
    count: fc.integer({ min: 2, max: 60 }),
    start: fc.integer({ min: 0, max: 6 }),
    days: fc.integer({ min: 0, max: 900 }),
  })
  fc.assert(
    fc.property(spread, ({ count, start, days }) => {
      const first = addDays('2026-03-16', start)
      const last = addDays(first, days)
      const dates = spreadDates(count, first, last)
      expect(dates).toHaveLength(count)
      expect([dates[0], dates.at(-1)]).toEqual([first, last])
      expect(dates).toEqual(dates.toSorted())
      for (const [index, date] of dates.entries()) {
        if (date !== first && date !== last) expect(weekday(date)).toBeLessThanOrEqual(5)
        // At most the weekend away from an even spread.
        const even = addDays(first, Math.round((days * index) / (count - 1)))
        expect(Math.abs(daysBetween(date, even))).toBeLessThanOrEqual(2)
      }
    }),
  )
})

test('a weekend gives way to the working day before or after it', () => {
  for (const day of ['2026-12-05', '2026-12-06'])
    expect([workingDay(day, -1), workingDay(day, 1)]).toEqual(['2026-12-04', '2026-12-07'])
  expect([workingDay('2026-12-04', -1), workingDay('2026-12-07', 1)]).toEqual(['2026-12-04', '2026-12-07'])
})

test('what was assigned is counted, and for whom', () => {
  const to = (...goals: number[]) =>
    assignedWords(
      goals.map((each, place) => ({ name: ['Ada', 'Bo', 'Cem', 'Dee', 'Eve'][place] ?? '', goals: each })),
    )
  expect(to()).toBe('No goals assigned.')
  expect(to(1)).toBe('One goal assigned to Ada.')
  expect(to(2)).toBe('Two goals assigned to Ada.')
  expect(to(1, 1)).toBe('Two goals assigned: one each to Ada and Bo.')
  expect(to(12, 12, 12)).toBe('36 goals assigned: 12 each to Ada, Bo and Cem.')
  expect(to(3, 1)).toBe('Four goals assigned: three to Ada and one to Bo.')
  expect(to(2, 2, 2, 2, 2)).toBe('Ten goals assigned to 5 juniors.')
})

test('one day for all, or none', () => {
  expect(dueDates(2, { due: 'same', dueOn: '2026-12-01' })).toEqual(['2026-12-01', '2026-12-01'])
  expect(dueDates(2, { due: 'none' })).toEqual([null, null])
})
