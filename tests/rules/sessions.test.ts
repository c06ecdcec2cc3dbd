import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#lib/core/days.ts'
import { isOverdue } from '#lib/core/due.ts'
import { instantAt, startOfDay } from '#lib/core/zoned-time.ts'
import {
  contactState,
  heldDayProblem,
  isLikelyThePlanned,
  joinVersions,
  notesOf,
} from '#lib/sessions/rules.ts'

const today = '2026-11-17'
const order = { fine: 0, amber: 1, red: 2 }

describe('contact', () => {
  test('is fine up to the cadence, amber once it has passed, red at twice that', () => {
    const after = (days: number) => contactState(addDays(today, -days), 14, today)
    expect([0, 14, 15, 27, 28, 400].map(after)).toEqual(['fine', 'fine', 'amber', 'amber', 'red', 'red'])
  })
  test('with a cadence of one day there is no amber day between', () => {
    expect([1, 2].map((days) => contactState(addDays(today, -days), 1, today))).toEqual(['fine', 'red'])
  })
  test('never gets better by waiting, nor worse by a longer cadence', () => {
    const days = fc.integer({ min: 0, max: 900 })
    const cadence = fc.integer({ min: 1, max: 365 })
    fc.assert(
      fc.property(days, days, cadence, cadence, (a, b, short, long) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        const at = (count: number, every: number) => order[contactState(addDays(today, -count), every, today)]
        expect(at(early, short)).toBeLessThanOrEqual(at(late, short))
        expect(at(a, Math.max(short, long))).toBeLessThanOrEqual(at(a, Math.min(short, long)))
      }),
    )
  })
})

describe('days', () => {
  test('a session that was held lies in the past, or a day ahead where the mentor’s day is later', () => {
    expect(heldDayProblem(today, today)).toBeNull()
    expect(heldDayProblem(addDays(today, 1), today)).toContain('in the future')
    expect(heldDayProblem(addDays(today, -3670), today)).toBeNull()
  })
  test('a planned session that was due, or nearly, is taken for the one to log', () => {
    expect(isLikelyThePlanned(addDays(today, -9), today)).toBe(true)
    expect(isLikelyThePlanned(addDays(today, 3), today)).toBe(true)
    expect(isLikelyThePlanned(addDays(today, 4), today)).toBe(false)
  })
  test('an open action is overdue from the day after its day', () => {
    expect(isOverdue({ state: 'open', dueOn: today }, today)).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: addDays(today, -1) }, today)).toBe(true)
    expect(isOverdue({ state: 'done', dueOn: addDays(today, -1) }, today)).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: null }, today)).toBe(false)
  })
})

describe('a time in a zone', () => {
  test('is the moment that its clocks show', () => {
    expect(instantAt('2026-11-19', '15:00', 'Asia/Kathmandu')?.toISOString()).toBe('2026-11-19T09:15:00.000Z')
  })
  test('that the clocks leap over has none, one that comes twice is the first', () => {
    expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBeNull()
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
  test('a day without midnight begins where it begins', () => {
    // Cairo's clocks went forward at midnight on 24 April 2026 (IANA Time Zone Database).
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z')
  })
})

describe('the texts of a log form', () => {
  test('stay apart by their readers, and one that is empty is none', () => {
    expect(notesOf({ notes: 'ours', visibility: 'pair', privateNotes: 'mine' })).toEqual([
      { visibility: 'pair', body: 'ours' },
      { visibility: 'private', body: 'mine' },
    ])
    expect(notesOf({ notes: '', visibility: 'circle', privateNotes: '' })).toEqual([])
  })
  test('that only the author reads become one, with nothing dropped', () => {
    expect(notesOf({ notes: 'first', visibility: 'private', privateNotes: 'second' })).toEqual([
      { visibility: 'private', body: 'first\n\nsecond' },
    ])
  })
  test('whatever is written is in exactly one text, for no wider readers', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map((body) => `<${body}>`)
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('private', 'pair', 'circle'),
        (notes, privateNotes, visibility) => {
          const texts = notesOf({ notes, visibility, privateNotes })
          expect(
            texts.filter((row) => row.body.includes(notes)).some((row) => row.visibility === visibility),
          ).toBe(true)
          const shown = texts.filter((row) => row.visibility !== 'private').map((row) => row.body)
          expect(shown).toEqual(visibility === 'private' ? [] : [notes])
          expect(texts.find((row) => row.visibility === 'private')?.body).toContain(privateNotes)
        },
      ),
    )
  })
})

test('the version of several rows changes when one of them does, and not with their order', () => {
  const row = fc.record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 1000 }) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), row, (rows, more) => {
      const before = joinVersions(rows)
      expect(joinVersions([...rows].reverse())).toBe(before)
      expect(joinVersions([...rows, more])).not.toBe(before)
      const [first, ...rest] = rows
      if (first) expect(joinVersions([{ ...first, version: first.version + 1 }, ...rest])).not.toBe(before)
    }),
  )
})
