import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { instantAt } from '#lib/core/zoned-time.ts'
import { type CalendarEntry, calendarFile } from '#lib/views/calendar/rules.ts'
import { cases } from '#tests/support/properties.ts'

// Read back by another program's parser.
function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

const entry: CalendarEntry = {
  id: 'session-1',
  kind: 'session',
  address: '/sessions/1',
  sequence: 3,
  changedAt: new Date('2026-11-01T08:00:00Z'),
  isCancelled: false,
  withName: 'Trần Minh Anh; “Ada”, \\ عمر',
  when: { day: '2026-12-24' },
}
const settings = { showsNames: true, origin: 'https://cairn.test' }

test.each([
  ['before Europe puts its clocks forward', '2027-03-27', 'Europe/Paris', '2027-03-27T09:30:00.000Z'],
  ['after', '2027-03-28', 'Europe/Paris', '2027-03-28T08:30:00.000Z'],
  ['before Europe puts its clocks back', '2027-10-30', 'Europe/Paris', '2027-10-30T08:30:00.000Z'],
  ['after that', '2027-10-31', 'Europe/Paris', '2027-10-31T09:30:00.000Z'],
  ['before New York puts its clocks forward', '2027-03-13', 'America/New_York', '2027-03-13T15:30:00.000Z'],
  ['after it', '2027-03-14', 'America/New_York', '2027-03-14T14:30:00.000Z'],
  ['after New York puts its clocks back', '2027-11-07', 'America/New_York', '2027-11-07T15:30:00.000Z'],
])('10:30 %s is 10:30 there', (_, day, zone, moment) => {
  const from = instantAt(day, '10:30', zone) as Date
  const [event] = readBack(calendarFile([{ ...entry, when: { from, minutes: 45 } }], settings))
  expect(event?.startDate.toJSDate().toISOString()).toBe(moment)
  expect(event?.duration.toSeconds()).toBe(45 * 60)
})

test('a day is that day in every zone, and one whose length nobody said has none', () => {
  const [day] = readBack(calendarFile([entry], settings))
  expect([day?.startDate.isDate, day?.startDate.toString(), day?.endDate.toString()]).toEqual([
    true,
    '2026-12-24',
    '2026-12-25',
  ])
  const from = new Date('2026-12-24T09:00:00Z')
  const [moment] = readBack(calendarFile([{ ...entry, when: { from, minutes: null } }], settings))
  expect(moment?.duration.toSeconds()).toBe(0)
})

test('a cancelled one is marked, with the number of its change', () => {
  const file = calendarFile([{ ...entry, isCancelled: true }], settings)
  const [event] = readBack(file)
  expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect([event?.uid, event?.sequence]).toEqual(['session-1@cairn', 3])
})

test('titles have a name only where that was chosen', () => {
  const kinds = (['session', 'goal', 'action', 'period'] as const).map((kind) => ({
    ...entry,
    id: kind,
    kind,
  }))
  const titles = (showsNames: boolean) =>
    readBack(calendarFile(kinds, { ...settings, showsNames })).map(({ summary }) => summary)
  expect(new Set(titles(false))).toEqual(new Set(['Mentoring']))
  expect(titles(true)).toEqual([
    `Session with ${entry.withName}`,
    'A goal is due',
    'An action is due',
    'A habit’s period ends',
  ])
})

test('any entries come back as they were, in lines that any program reads', () => {
  const when = fc.oneof(
    fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
      .map((date) => ({ day: date.toISOString().slice(0, 10) })),
    fc.record({
      from: fc.integer({ min: 946_684_800, max: 4_070_908_800 }).map((seconds) => new Date(seconds * 1000)),
      minutes: fc.option(fc.integer({ min: 1, max: 1440 })),
    }),
  )
  const any = fc.record({
    id: fc.uuid(),
    withName: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((name) => name.trim() === name && !/\p{Cc}/u.test(name)),
    sequence: fc.nat(1000),
    isCancelled: fc.boolean(),
    when,
  })
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 12 }), (given) => {
      const file = calendarFile(
        given.map((some) => ({ ...entry, ...some })),
        settings,
      )
      expect(
        file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n')),
      ).toEqual([])
      const events = readBack(file)
      expect(events.map((event) => [event.uid, event.sequence, event.summary])).toEqual(
        given.map(({ id, sequence, withName }) => [`${id}@cairn`, sequence, `Session with ${withName}`]),
      )
      for (const [index, { when: at }] of given.entries()) {
        const start = events[index]?.startDate
        if ('day' in at) expect(start?.toString()).toBe(at.day)
        else expect(start?.toJSDate()).toEqual(at.from)
      }
    }),
    { numRuns: cases(60) },
  )
})
