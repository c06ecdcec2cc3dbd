import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactWeekWords } from '#app/_parts/drawings/contact-words.ts'
import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'
import { barHeight } from '#lib/reviews/rules.ts'
import { contactWeeks, type Week, weekStarts, weeksShown, weeksWith } from '#lib/sessions/contacts/rules.ts'
import {
  countByMonth,
  type Happened,
  halfYearStart,
  marksOf,
  monthsOfHalfYear,
  placeOfDay,
  weeksInHalfYear,
} from '#lib/views/half-year/rules.ts'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
const inHalfYear = fc.integer({ min: 0, max: 7 * weeksInHalfYear - 1 })

describe('half a year', () => {
  test('is whole weeks, and the last of them is this one', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const from = halfYearStart(today)
        expect(weekday(from)).toBe(1)
        const days = daysBetween(from, today)
        expect(Math.floor(days / 7)).toBe(weeksInHalfYear - 1)
      }),
    )
  })

  test('has a place for each day, in their order, none at the edge', () => {
    fc.assert(
      fc.property(anyDay, inHalfYear, inHalfYear, (today, one, other) => {
        const from = halfYearStart(today)
        const [a, b] = [placeOfDay(from, addDays(from, one)), placeOfDay(from, addDays(from, other))]
        expect(a).toBeGreaterThan(0)
        expect(a).toBeLessThan(1)
        expect(Math.sign(a - b)).toBe(Math.sign(one - other))
        // Equal steps are equally wide.
        expect((a - b) * 7 * weeksInHalfYear).toBeCloseTo(one - other)
      }),
    )
  })

  test('names each month where it begins', () => {
    expect(monthsOfHalfYear('2026-06-08').map(({ first }) => first)).toEqual([
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
      '2026-12-01',
    ])
    fc.assert(
      fc.property(anyDay, (today) => {
        const months = monthsOfHalfYear(halfYearStart(today))
        expect([5, 6, 7]).toContain(months.length)
        for (const { first, at } of months) {
          expect(first.slice(8)).toBe('01')
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThan(1)
        }
      }),
    )
  })

  test('has a mark for everything, and no two in one place', () => {
    fc.assert(
      fc.property(anyDay, fc.array(inHalfYear, { maxLength: 60 }), (today, days) => {
        const from = halfYearStart(today)
        const marks = marksOf(
          from,
          days.map((day) => addDays(from, day)),
        )
        expect(marks).toHaveLength(days.length)
        expect(new Set(marks.map(({ at, lane }) => `${at} ${lane}`)).size).toBe(days.length)
        for (const { lane, lanes } of marks) expect(lane).toBeLessThan(lanes)
      }),
    )
  })

  test('says the same in its table by month', () => {
    const kinds = ['session', 'review', 'approved', 'changes'] as const
    const anything = fc.array(fc.record({ kind: fc.constantFrom(...kinds), day: anyDay }), { maxLength: 40 })
    fc.assert(
      fc.property(anything, (happened: Happened[]) => {
        const months = countByMonth(happened)
        for (const kind of kinds)
          expect(months.reduce((sum, month) => sum + month[kind], 0)).toBe(
            happened.filter((one) => one.kind === kind).length,
          )
        const firsts = months.map(({ first }) => first)
        expect(firsts).toEqual([...new Set(firsts)].sort())
      }),
    )
  })
})

describe('twelve weeks', () => {
  test('begin on Mondays, and each day is in one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 7 * weeksShown - 1 }), (today, back) => {
        const weeks = weekStarts(today)
        expect(weeks).toHaveLength(weeksShown)
        expect(weeks.every((week) => weekday(week) === 1)).toBe(true)
        const day = addDays(weeks[0] ?? '', back)
        const met = weeksWith(weeks, [day])
        expect(met.filter(Boolean)).toHaveLength(1)
        expect(met.indexOf(true)).toBe(Math.floor(back / 7))
        expect(weeksWith(weeks, [addDays(weeks[0] ?? '', -1)])).not.toContain(true)
      }),
    )
  })

  const weeks = weekStarts('2026-11-19')
  const states = (days: Day[], startedOn: Day) => contactWeeks(weeks, days, startedOn)

  test('are none before the mentorship began, and this one isn’t missed yet', () => {
    expect(states([], '2026-11-18')).toEqual([...Array(11).fill('before'), 'running'])
    expect(states(['2026-11-18'], '2026-11-12')).toEqual([...Array(10).fill('before'), 'none', 'met'])
    expect(states(['2026-11-11'], '2026-01-01').slice(-3)).toEqual(['none', 'met', 'running'])
    // Logged for a day before they were paired.
    expect(states(['2026-11-03'], '2026-11-12').slice(-3)).toEqual(['met', 'none', 'running'])
  })

  test('are a sentence for none, one, two and many', () => {
    const words = (...shown: Week[]) =>
      contactWeekWords(
        shown.map((state, place) => ({ state, week: weeks[weeks.length - shown.length + place] ?? '' })),
        '2026-11-19',
      )
    expect(words('before', 'running')).toBe('No session yet this week')
    expect(words('before', 'met')).toBe('Met this week')
    expect(words('none', 'running')).toBe('No session in the last week, and not yet this week')
    expect(words('none', 'none', 'running')).toBe('No session in the last 2 weeks, and not yet this week')
    expect(words('met', 'running')).toBe('Met in the last week, and not yet this week')
    expect(words('met', 'met')).toBe('Met in each of the last 2 weeks')
    expect(words('none', 'met')).toBe('Met in 1 of the last 2 weeks, that of 16 November')
    expect(words('met', 'none', 'met')).toBe(
      'Met in 2 of the last 3 weeks, those of 2 November and 16 November',
    )
    expect(words('met', 'none', 'met', 'running')).toBe(
      'Met in 2 of the last 3 weeks, those of 26 October and 9 November, and not yet this week',
    )
  })
})

test('a bar is as high as its number, never higher than the highest, and one is seen', () => {
  const any = fc.integer({ min: 0, max: 5000 })
  fc.assert(
    fc.property(any, any, any, (one, other, more) => {
      const most = Math.max(one, other, more)
      const [a, b] = [barHeight(one, most, 18), barHeight(other, most, 18)]
      expect(a).toBeLessThanOrEqual(18)
      expect(a > 0).toBe(one > 0)
      if (one >= other) expect(a).toBeGreaterThanOrEqual(b)
      if (one === most && most > 0) expect(a).toBe(18)
    }),
  )
})
