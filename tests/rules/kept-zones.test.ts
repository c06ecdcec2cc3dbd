import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#lib/core/days.ts'
import { type KeptZones, oneZone, personDay, personDayStart } from '#lib/core/kept-zones.ts'
import { dayIn, instantAt, occursTwice } from '#lib/core/zoned-time.ts'
import { habitPeriods } from '#lib/goals/practice/rules.ts'
import { plannedMoment } from '#lib/sessions/rules.ts'

// Whole-hour and odd offsets, both ends of the world, and places that move their clocks on different days.
const zone = fc.constantFrom(
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
)
const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const zones: fc.Arbitrary<KeptZones> = fc
  .uniqueArray(fc.record({ since: moment, zone }), {
    minLength: 1,
    maxLength: 6,
    selector: ({ since }) => since.getTime(),
  })
  .map((kept) => kept.sort((a, b) => a.since.getTime() - b.since.getTime()))

describe('a person’s days', () => {
  test('a later move changes no day that was read before', () => {
    fc.assert(
      fc.property(zones, moment, zone, fc.integer({ min: 1, max: 1e10 }), (kept, at, next, wait) => {
        const last = Math.max(at.getTime(), kept.at(-1)?.since.getTime() ?? 0)
        const moved = [...kept, { since: new Date(last + wait), zone: next }]
        expect(personDay(at, moved)).toBe(personDay(at, kept))
      }),
    )
  })
  test('never go back, whatever the moves', () => {
    fc.assert(
      fc.property(zones, moment, fc.integer({ min: 0, max: 1e9 }), (kept, at, later) => {
        expect(personDay(new Date(at.getTime() + later), kept) >= personDay(at, kept)).toBe(true)
      }),
    )
  })
  test('begin at their first moment', () => {
    fc.assert(
      fc.property(zones, moment, (kept, at) => {
        const day = personDay(at, kept)
        const start = personDayStart(day, kept)
        expect(start <= at).toBe(true)
        expect(personDay(start, kept)).toBe(day)
        expect(personDay(new Date(start.getTime() - 1), kept) < day).toBe(true)
      }),
    )
  })
  test('are those of the zone for someone who never moved', () => {
    fc.assert(
      fc.property(zone, moment, (name, at) => {
        expect(personDay(at, oneZone(name))).toBe(dayIn(at, name))
      }),
    )
  })
  test('going west lasts longer, going east skips', () => {
    const at = new Date('2026-11-16T20:00:00Z')
    const west = [...oneZone('Pacific/Kiritimati'), { since: at, zone: 'Pacific/Niue' }]
    expect(dayIn(at, 'Pacific/Niue')).toBe('2026-11-16')
    expect(personDay(at, west)).toBe('2026-11-17')
    expect(personDay(new Date('2026-11-18T10:59:00Z'), west)).toBe('2026-11-17')
    expect(personDay(new Date('2026-11-18T11:00:00Z'), west)).toBe('2026-11-18')
    const east = [...oneZone('Pacific/Niue'), { since: at, zone: 'Pacific/Kiritimati' }]
    expect(personDay(new Date(at.getTime() - 1), east)).toBe('2026-11-16')
    expect(personDay(at, east)).toBe('2026-11-17')
  })
})

describe('a habit’s period that is over', () => {
  const cadence = { period: 'week' as const, entriesPerPeriod: 1, periodsNeeded: 4 }
  const over = (kept: KeptZones, startedAt: Date, now: Date, entryDays: string[]) =>
    habitPeriods({
      cadence,
      startedOn: personDay(startedAt, kept),
      today: personDay(now, kept),
      entryDays,
    }).filter(({ isCurrent, state }) => !isCurrent && state !== 'to_come')
  test('is over for good, and keeps its state, wherever the junior moves', () => {
    fc.assert(
      fc.property(zones, moment, zone, fc.integer({ min: 0, max: 60 }), (kept, startedAt, next, days) => {
        const begun = Math.max(startedAt.getTime(), kept.at(-1)?.since.getTime() ?? 0)
        const now = new Date(begun + days * 86_400_000)
        const entryDays = [0, 3, 11, 25].map((day) => addDays(personDay(startedAt, kept), day))
        const before = over(kept, startedAt, now, entryDays)
        const moved = [...kept, { since: new Date(now.getTime() + 1), zone: next }]
        const after = over(moved, startedAt, new Date(now.getTime() + 1), entryDays)
        expect(after.slice(0, before.length)).toEqual(before)
      }),
    )
  })
  test('a week kept at the start stays, 4 of 4', () => {
    // Sunday night in New York, Monday in Berlin.
    const startedAt = new Date('2026-10-12T02:00:00Z')
    const entryDays = ['2026-10-11', '2026-10-13', '2026-10-21', '2026-10-28']
    const now = new Date('2026-11-04T12:00:00Z')
    const kept = (list: KeptZones) => over(list, startedAt, now, entryDays).map(({ state }) => state)
    expect(kept(oneZone('America/New_York'))).toEqual(['kept', 'kept', 'kept', 'kept'])
    const moved = [
      ...oneZone('America/New_York'),
      { since: new Date('2026-11-04T11:00:00Z'), zone: 'Europe/Berlin' },
    ]
    expect(kept(moved)).toEqual(['kept', 'kept', 'kept', 'kept'])
    expect(kept(oneZone('Europe/Berlin'))).toEqual(['kept', 'kept', 'kept'])
  })
})

test('a planned time is one moment, and comes back as the clock time that was agreed', () => {
  const time = fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
    .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  fc.assert(
    fc.property(zone, moment, time, (agreedZone, about, startsAt) => {
      const heldOn = dayIn(about, agreedZone)
      const at = plannedMoment({ heldOn, startsAt, agreedZone })
      // Null only where the clocks skip it, and that is refused when it's planned.
      if (at === null) return
      expect(dayIn(at, agreedZone)).toBe(heldOn)
      expect(instantAt(heldOn, startsAt, agreedZone)).toEqual(at)
      expect(occursTwice(at, agreedZone)).not.toBe('after')
    }),
  )
})

test('a clock time that comes twice is the first of the two', () => {
  const first = instantAt('2026-10-25', '02:30', 'Europe/Berlin')
  expect(first).toEqual(new Date('2026-10-25T00:30:00Z'))
  expect(occursTwice(first as Date, 'Europe/Berlin')).toBe('before')
  expect(occursTwice(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('after')
  expect(occursTwice(new Date('2026-10-25T02:30:00Z'), 'Europe/Berlin')).toBeNull()
  expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBeNull()
})
