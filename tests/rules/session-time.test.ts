import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dayAndTime, nextSessionWords } from '#app/_parts/sessions/next-words.ts'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { contextOf } from '#tests/support/context.ts'

/** What someone in that zone reads, on 17 November 2026. */
function read(
  timeZone: string,
  session: { heldOn: string; startsAt: string | null; agreedZone: string | null },
  people: { timeZone: string }[] = [],
) {
  const ctx = contextOf({ id: 'reader', timeZone }, new Date('2026-11-17T12:00:00Z'))
  return renderToStaticMarkup(createElement(SessionTime, { session, ctx, people })).replaceAll(/<[^>]*>/g, '')
}

test('a planned time is the reader’s own, with the agreed one where it differs', () => {
  const tokyo = { heldOn: '2026-12-01', startsAt: '08:00', agreedZone: 'Asia/Tokyo' }
  expect(read('Asia/Tokyo', tokyo)).toBe('Tuesday 1 December at 08:00')
  expect(read('Asia/Seoul', tokyo)).toBe('Tuesday 1 December at 08:00')
  expect(read('Europe/Berlin', tokyo)).toBe('Tuesday 1 December at 00:00 for you, 08:00 in Tokyo')
  expect(read('America/New_York', tokyo)).toBe(
    'Monday 30 November at 18:00 for you, Tue 1 Dec, 08:00 in Tokyo',
  )
})

test('the other person’s time is there too, also where it was agreed in the reader’s zone', () => {
  const session = { heldOn: '2026-12-01', startsAt: '10:30', agreedZone: 'Europe/London' }
  const people = [{ timeZone: 'Europe/London' }, { timeZone: 'Europe/Madrid' }, { timeZone: 'Europe/Paris' }]
  expect(read('Europe/London', session, people)).toBe('Tuesday 1 December at 10:30 for you, 11:30 in Madrid')
  expect(read('Europe/Madrid', session, people)).toBe('Tuesday 1 December at 11:30 for you, 10:30 in London')
  expect(read('Europe/Lisbon', session, people.slice(0, 1))).toBe('Tuesday 1 December at 10:30')
})

test('without a time it’s the same calendar day for everyone', () => {
  const day = { heldOn: '2026-12-01', startsAt: null, agreedZone: null }
  for (const zone of ['Pacific/Niue', 'Asia/Tokyo']) expect(read(zone, day)).toBe('Tuesday 1 December')
})

test('of a time that comes twice, the page says which', () => {
  const night = { heldOn: '2027-10-31', startsAt: '02:30', agreedZone: 'Europe/Berlin' }
  expect(read('Europe/Berlin', night)).toBe('Sunday 31 October 2027 at 02:30, before the clocks go back')
})

test('the next session is named with both times, and one that passed as not logged', () => {
  const at = new Date('2026-12-01T10:30:00Z')
  const zones = ['Europe/London', 'Europe/Madrid']
  const next = { day: '2026-12-01', at, zones }
  expect(dayAndTime(next, '2026-11-30', 'Europe/London')).toBe('tomorrow at 10:30 for you, 11:30 in Madrid')
  expect(dayAndTime(next, '2026-11-30', 'Europe/Madrid')).toBe('tomorrow at 11:30 for you, 10:30 in London')
  expect(dayAndTime({ ...next, zones: ['Europe/London'] }, '2026-12-01', 'Europe/Lisbon')).toBe(
    'today at 10:30',
  )
  expect(nextSessionWords({ day: '2026-12-01' }, '2026-12-01', 'Europe/London')).toBe('next session today')
  expect(nextSessionWords(next, '2026-12-04', 'Europe/London')).toBe('session on 1 December not logged yet')
})
