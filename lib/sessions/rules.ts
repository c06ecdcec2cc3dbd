import type { Visibility } from '#db/words.ts'
import { addDays, type Day, daysBetween } from '#lib/core/days.ts'

/** How a pair's contact stands: fine, amber once the cadence has passed, red at twice that (product.md). */
export type ContactState = 'fine' | 'amber' | 'red'

/**
 * How contact stands on `today` (the junior's day): counted from the last session held, or from the mentorship's first
 * day where there was none.
 */
export function contactState(since: Day, cadenceDays: number, today: Day): ContactState {
  const days = daysBetween(since, today)
  if (days >= cadenceDays * 2) return 'red'
  return days > cadenceDays ? 'amber' : 'fine'
}

/**
 * What is wrong with a day for a session that was held; null where nothing is. `today` is the junior's: it may be
 * tomorrow already where the mentor sits, so one day ahead passes.
 */
export function heldDayProblem(day: Day, today: Day): string | null {
  if (day > addDays(today, 1)) return 'This day is still to come. A session is logged once it was held.'
  if (day < addDays(today, -366)) return 'This lies more than a year back. Is the year right?'
  return null
}

/** What is wrong with a day for the next session; null where nothing is. `today` is the junior's. */
export function plannedDayProblem(day: Day, today: Day): string | null {
  if (day < today) return 'This day has passed. Choose today or a day to come.'
  if (day > addDays(today, 366)) return 'This lies more than a year ahead. Is the year right?'
  return null
}

/** Whether a form opened today takes the planned session for the one that is logged: it was due, or nearly. */
export function isLikelyThePlanned(plannedOn: Day, today: Day): boolean {
  return plannedOn <= addDays(today, 3)
}

export type Text = { visibility: Visibility; body: string }

/** The texts of a log form, one for each audience: two texts for the same eyes become one, nothing is dropped. */
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

/** What several versioned rows are now, as one text: it changes when any of them does, comes or goes. */
export function versionsOf(rows: readonly { id: string; version: number }[]): string {
  return rows
    .map(({ id, version }) => `${id} ${version}`)
    .sort()
    .join(', ')
}
