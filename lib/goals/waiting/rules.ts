import { daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'

/** In calendar days, by the junior's zones. */
export function daysWaiting(submittedAt: Date, now: Date, zones: KeptZones): number {
  return Math.max(0, daysBetween(personDay(submittedAt, zones), personDay(now, zones)))
}

export function waitsTooLong(days: number, limitDays: number): boolean {
  return days > limitDays
}
