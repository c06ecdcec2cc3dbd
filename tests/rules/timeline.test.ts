import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import {
  byNewest,
  cutPage,
  inPeriods,
  isNewSince,
  momentBound,
  oldestOnPage,
  pageSize,
  parsePlace,
  placeInAddress,
} from '#lib/views/timeline/rules.ts'

const zones = ['Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati', 'UTC', 'Australia/Lord_Howe']
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const place = fc.record({
  at: moment,
  shift: fc.integer({ min: -3, max: 3 }),
  id: fc.uuid(),
  zone: fc.constantFrom(...zones),
})

test('an address carries a place and gives it back', () => {
  fc.assert(
    fc.property(moment, fc.uuid(), (at, id) => {
      const day = dayIn(at, 'UTC')
      expect(parsePlace(placeInAddress({ day, at, id }))).toEqual({ day, at, id })
    }),
  )
  for (const nonsense of ['', 'x', '2026-02-31.1.x', '2026-01-01.1.', '..', '2026-01-01.99999999999999999.a'])
    expect(parsePlace(nonsense)).toBeNull()
})

test('a moment comes after a place in the order exactly up to the bound', () => {
  fc.assert(
    fc.property(place, moment, ({ at, shift, id, zone }, other) => {
      // An item may have been written on another day than its own.
      const here = { day: addDays(dayIn(at, zone), shift), at, id }
      const there = { day: dayIn(other, zone), at: other, id: '' }
      const bound = momentBound(here, zone)
      const isAfter = byNewest(here, there) < 0
      expect(other.getTime() <= bound.getTime()).toBe(isAfter)
    }),
  )
})

test('pages in sequence give every item once, in order', () => {
  const item = fc.record({ day: fc.constantFrom('2026-01-01', '2026-01-02'), at: moment, id: fc.uuid() })
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 70, size: 'max' }), (items) => {
      const seen: typeof items = []
      let rest = items
      for (;;) {
        const { items: page, next } = cutPage(rest)
        seen.push(...page)
        expect(page.length).toBeLessThanOrEqual(pageSize)
        if (!next) break
        rest = rest.filter((one) => byNewest(next, one) < 0)
      }
      expect(seen).toEqual(items.toSorted(byNewest))
    }),
  )
})

test('what is older than the oldest day on a page changes nothing about it', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-01-01', days))
  const item = fc.record({ day, at: moment, id: fc.uuid() })
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, minLength: 1, maxLength: 60, size: 'max' })
  fc.assert(
    fc.property(items, items, (known, others) => {
      const oldest = oldestOnPage(known)
      expect(oldest === undefined).toBe(known.length <= pageSize)
      const kept = others.filter((one) => oldest === undefined || one.day >= oldest)
      expect(cutPage([...known, ...kept])).toEqual(cutPage([...known, ...others]))
    }),
  )
})

test('recent weeks stand apart, older items by month', () => {
  const days = [
    '2026-11-17',
    '2026-11-16',
    '2026-11-15',
    '2026-10-20',
    '2026-10-19',
    '2026-10-02',
    '2026-09-30',
  ]
  const groups = inPeriods(
    days.map((day) => ({ day })),
    '2026-11-17',
  )
  expect(groups.map(({ from, to, items }) => [from, to, items.length])).toEqual([
    ['2026-11-16', '2026-11-22', 2],
    ['2026-11-09', '2026-11-15', 1],
    ['2026-10-19', '2026-10-25', 2],
    ['2026-10-01', '2026-10-31', 1],
    ['2026-09-01', '2026-09-30', 1],
  ])
})

test('only what others wrote after the last reading is new', () => {
  const read = new Date('2026-11-10')
  const item = (writtenAt: string, actorId = 'other') => ({ writtenAt: new Date(writtenAt), actorId })
  expect(isNewSince(item('2026-11-11'), read, 'me')).toBe(true)
  expect(isNewSince(item('2026-11-10'), read, 'me')).toBe(false)
  expect(isNewSince(item('2026-11-11', 'me'), read, 'me')).toBe(false)
  expect(isNewSince(item('2026-11-11'), null, 'me')).toBe(false)
})
