import type { Visibility } from '#db/words.ts'
import { addDays, type Day, daysBetween } from '#lib/core/days.ts'
import { clockTime } from '#lib/core/format.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import { dayIn, instantAt } from '#lib/core/zoned-time.ts'

/** Amber once the cadence has passed, red from twice that. */
export type ContactState = 'fine' | 'amber' | 'red'

/** `since` is the last session held, or else the mentorship's first day. `today` is the junior's. */
export function contactState(since: Day, cadenceDays: number, today: Day): ContactState {
  const days = daysBetween(since, today)
  if (days >= cadenceDays * 2) return 'red'
  return days > cadenceDays ? 'amber' : 'fine'
}

/** Null without a time. */
export function plannedMoment(date: {
  heldOn: Day
  startsAt: string | null
  agreedZone: string | null
}): Date | null {
  const { heldOn, startsAt, agreedZone } = date
  return startsAt && agreedZone ? instantAt(heldOn, startsAt, agreedZone) : null
}

/** A date with a time as a clock in `zone` shows it. One without is the same day everywhere. */
export function dateInZone(
  date: { heldOn: Day; startsAt: string | null; agreedZone: string | null },
  zone: string,
): { heldOn: Day; startsAt: string | null } {
  const at = plannedMoment(date)
  if (!at) return { heldOn: date.heldOn, startsAt: date.startsAt }
  return { heldOn: dayIn(at, zone), startsAt: clockTime(at, zone) }
}

/** Whether both are the same moment, or the same day without a time. */
export function isSameDate(
  a: { heldOn: Day; startsAt: string | null; agreedZone: string | null },
  b: { heldOn: Day; startsAt: string | null; agreedZone: string | null },
): boolean {
  const [one, other] = [plannedMoment(a), plannedMoment(b)]
  if (one && other) return one.getTime() === other.getTime()
  return a.heldOn === b.heldOn && a.startsAt === b.startsAt
}

/** A time's day is one of the zone in which it was agreed, any other the junior's, whose zones `zones` are. */
export function isDayOver(
  date: { heldOn: Day; startsAt: string | null; agreedZone: string | null },
  now: Date,
  zones: KeptZones,
): boolean {
  const { heldOn, startsAt, agreedZone } = date
  return heldOn < (startsAt && agreedZone ? dayIn(now, agreedZone) : personDay(now, zones))
}

/** The problem to show, or null. `latest` is the latest day that has begun for one of the pair (`latestDay`). */
export function heldDayProblem(day: Day, latest: Day): string | null {
  if (day > latest) return 'This day is in the future. Log a session once it has taken place.'
  return null
}

/** A pair may meet a little early, so three days ahead count too. */
export function isLikelyThePlanned(plannedOn: Day, today: Day): boolean {
  return plannedOn <= addDays(today, 3)
}

export type Text = { visibility: Visibility; body: string }

/** One text per audience: two private texts become one, and empty ones are dropped. */
export function notesOf(input: { notes: string; visibility: Visibility; privateNotes: string }): Text[] {
  const { notes, visibility, privateNotes } = input
  if (visibility === 'private')
    return textsOf([{ visibility, body: [notes, privateNotes].filter((text) => text !== '').join('\n\n') }])
  return textsOf([
    { visibility, body: notes },
    { visibility: 'private', body: privateNotes },
  ])
}

const textsOf = (texts: Text[]) => texts.filter((text) => text.body !== '')

/** Changes when a row is edited, added or deleted. */
export function joinVersions(rows: readonly { id: string; version: number }[]): string {
  return rows
    .map(({ id, version }) => `${id} ${version}`)
    .sort()
    .join(', ')
}
