import type { Day } from '#lib/core/days.ts'
import { nearDay } from '#lib/core/format.ts'
import { clockTimes } from './session-time.tsx'

type Next = { day: Day; at?: Date | null; zones?: readonly string[] }

/**
 * For example "next session tomorrow at 10:30 for you, 11:30 in Madrid". One whose day has passed waits for its notes.
 */
export function nextSessionWords(next: Next, today: Day, timeZone: string): string {
  if (next.day < today) return `session ${nearDay(next.day, today)} not logged yet`
  return `next session ${dayAndTime(next, today, timeZone)}`
}

/** 'tomorrow at 10:30', in the viewer's time zone and where it's another time in those of `next`. */
export function dayAndTime({ day, at, zones = [] }: Next, today: Day, timeZone: string): string {
  return `${nearDay(day, today)}${at ? ` at ${clockTimes(at, timeZone, zones)}` : ''}`
}
