import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { addDays, type Day } from '#lib/core/days.ts'

export type CalendarEntry = {
  /** Stays the same for as long as the record is there. */
  id: string
  kind: 'session' | 'goal' | 'action' | 'period'
  /** Rises with every change. */
  sequence: number
  changedAt: Date
  isCancelled: boolean
  /** Of a session: whom the reader meets. */
  withName?: string
  address: string
  /** A day is the same one in every zone. Without `minutes` nobody has said how long it takes. */
  when: { day: Day } | { from: Date; minutes: number | null }
}

const words: Record<CalendarEntry['kind'], string> = {
  session: 'Mentoring session',
  goal: 'A goal is due',
  action: 'An action is due',
  period: 'A habit’s period ends',
}

/**
 * An iCalendar file (RFC 5545) of days and names alone, and without `showsNames` of days alone. Made anew, it's the same
 * unless an entry has changed. `origin` is of the addresses that it links to.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { showsNames, origin }: { showsNames: boolean; origin: string },
): string {
  return ical({
    name: 'Cairn',
    prodId: { company: 'Cairn', product: 'Cairn', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    events: entries.map((entry) => eventOf(entry, showsNames, origin)),
  }).toString()
}

function eventOf(entry: CalendarEntry, showsNames: boolean, origin: string): ICalEventData {
  const { id, kind, sequence, changedAt, isCancelled, withName, address, when } = entry
  const named = kind === 'session' && withName ? `Session with ${withName}` : words[kind]
  return {
    id: `${id}@cairn`,
    summary: showsNames ? named : 'Mentoring',
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    url: `${origin}${address}`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...('day' in when
      ? { allDay: true, start: dateOf(when.day), end: dateOf(addDays(when.day, 1)) }
      : {
          start: when.from,
          end: when.minutes ? new Date(when.from.getTime() + when.minutes * 60_000) : undefined,
        }),
  }
}

// The library writes a whole day as UTC has it.
const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`)
