import type { Visibility } from '#db/words.ts'
import { addDays, type Day, daysBetween } from '#lib/core/days.ts'

/** Amber once the cadence has passed, red from twice that. */
export type ContactState = 'fine' | 'amber' | 'red'

/** `since` is the last session held, or else the mentorship's first day. `today` is the junior's. */
export function contactState(since: Day, cadenceDays: number, today: Day): ContactState {
  const days = daysBetween(since, today)
  if (days >= cadenceDays * 2) return 'red'
  return days > cadenceDays ? 'amber' : 'fine'
}

/**
 * The problem to show, or null. `today` is the junior's: the mentor's zone may already be a day ahead, so tomorrow is
 * allowed.
 */
export function heldDayProblem(day: Day, today: Day): string | null {
  if (day > addDays(today, 1)) return 'This day is still to come. A session is logged once it was held.'
  if (day < addDays(today, -366)) return 'This lies more than a year back. Is the year right?'
  return null
}

/** The problem to show, or null. `today` is the junior's. */
export function plannedDayProblem(day: Day, today: Day): string | null {
  if (day < today) return 'This day has passed. Choose today or a day to come.'
  if (day > addDays(today, 366)) return 'This lies more than a year ahead. Is the year right?'
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
