import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, weekday } from '#lib/core/days.ts'
import { Asked } from '#lib/core/errors.ts'
import { askAboutDays, type DayKind } from '#lib/core/odd-days.ts'
import { nextDateToOffer } from '#lib/sessions/usual/rules.ts'

const today = '2026-11-17'

function asked(kind: DayKind, day: string | null, meant?: string[]): string[] {
  try {
    askAboutDays([{ field: 'day', day, kind, today }], meant)
    return []
  } catch (error) {
    if (!(error instanceof Asked)) throw error
    return error.questions.map(({ question }) => question)
  }
}

describe('a day that may be a slip', () => {
  test('is one due in the past, or far away either way', () => {
    expect(asked('due', addDays(today, -1))).toEqual([
      '16 November 2026 has passed. Is this the day you mean?',
    ])
    expect(asked('due', '2025-11-12')).toEqual(['12 November 2025 has passed. Is this the day you mean?'])
    expect(asked('due', '2029-11-12')).toEqual([
      '12 November 2029 is more than two years ahead. Is this the day you mean?',
    ])
    expect(asked('planned', '2026-11-12')[0]).toContain('log the session instead')
    expect(asked('past', addDays(today, -367))[0]).toContain('is more than a year ago')
    for (const kind of ['due', 'planned', 'past'] as const) expect(asked(kind, today)).toEqual([])
    expect(asked('past', addDays(today, -366))).toEqual([])
    expect(asked('due', addDays(today, 732))).toEqual([])
    expect(asked('due', null)).toEqual([])
  })
  test('is taken once it’s confirmed, and asked about again once it’s another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DayKind>('due', 'planned', 'past'),
        fc.integer({ min: -20_000, max: 20_000 }),
        (kind, away) => {
          const day = addDays(today, away)
          expect(asked(kind, day, [day])).toEqual([])
          expect(asked(kind, day, [addDays(day, 1)])).toEqual(asked(kind, day))
        },
      ),
    )
  })
  test('is asked about together with the others of its form', () => {
    const days = ['2025-01-01', '2025-01-02', today].map((day) => ({
      field: day,
      day,
      kind: 'due' as const,
      today,
    }))
    const questions = (meant: string[]) => {
      try {
        askAboutDays(days, meant)
      } catch (error) {
        return (error as Asked).questions.map(({ field }) => field)
      }
      return []
    }
    expect(questions([])).toEqual(['2025-01-01', '2025-01-02'])
    expect(questions(['2025-01-01'])).toEqual(['2025-01-02'])
  })
})

describe('the next date to offer', () => {
  const zone = 'Asia/Kathmandu'
  const held = (heldOn: string, startsAt: string | null = null, agreedZone = zone) => ({
    heldOn,
    startsAt,
    agreedZone: startsAt && agreedZone,
  })
  const offer = (sessions: ReturnType<typeof held>[], cadenceDays = 14) =>
    nextDateToOffer(sessions, { today, cadenceDays, zone })
  test('is on a weekday, about as far away as the pair agreed to meet', () => {
    const day = fc.integer({ min: 1, max: 200 }).map((back) => held(addDays(today, -back)))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), fc.integer({ min: 1, max: 365 }), (sessions, cadence) => {
        const offered = offer(sessions, cadence)
        expect(weekday(offered.day)).toBeLessThan(6)
        expect(daysBetween(today, offered.day)).toBeGreaterThan(0)
        expect(Math.abs(daysBetween(addDays(today, cadence), offered.day))).toBeLessThan(4)
      }),
    )
  })
  test('is on the usual weekday at the usual time, which once isn’t', () => {
    const thursdays = [held('2026-11-12', '10:30'), held('2026-10-29', '10:30'), held('2026-10-14', '09:00')]
    expect(offer(thursdays)).toEqual({ day: '2026-12-03', time: '10:30', isUsual: true, isExact: false })
    expect(offer(thursdays.slice(0, 1))).toMatchObject({ day: '2026-12-01', time: null, isUsual: false })
  })
  test('leaves out weekends, and has a time from another zone as it’s read here', () => {
    expect(offer([held('2026-11-15'), held('2026-11-08')], 12)).toMatchObject({
      day: '2026-11-30',
      isUsual: false,
    })
    const before = [held('2026-11-12', '10:30', 'UTC'), held('2026-10-29', '10:30', 'UTC')]
    expect(offer(before)).toMatchObject({ day: '2026-12-03', time: '16:15' })
  })
})
