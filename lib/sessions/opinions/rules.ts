import { type Usefulness, usefulness } from '#db/words.ts'
import { addDays, type Day } from '#lib/core/days.ts'

/** In characters. */
export const MAX_WORD = 2000

/** Answers of which the mentor reads a summary together, never of fewer. */
export const ANSWERS_TOGETHER = 5

/** In days: how long a junior's home asks about the latest session. Its own page always does. */
const ASKED_FOR = 14

export function isStillAsked(heldOn: Day, today: Day): boolean {
  return heldOn >= addDays(today, -ASKED_FOR)
}

/** How many of the five said what; their sum is always five. */
export type Summary = Record<Usefulness, number>

/**
 * Of the last full five: answers 1 to 5, 6 to 10 and so on, in the order in which they came. `latest` comes latest first
 * and has enough of the `all` answers to reach back that far. Null before the first five.
 */
export function lastFullFive(latest: readonly Usefulness[], all: number): Summary | null {
  if (all < ANSWERS_TOGETHER) return null
  const later = all % ANSWERS_TOGETHER
  const five = latest.slice(later, later + ANSWERS_TOGETHER)
  const number = (answer: Usefulness) => five.filter((each) => each === answer).length
  return Object.fromEntries(usefulness.map((answer) => [answer, number(answer)])) as Summary
}
