import { daysBetween } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

/** Calendar days in the junior's zone. */
export function daysWaiting(submittedAt: Date, now: Date, timeZone: string): number {
  return Math.max(0, daysBetween(dayIn(submittedAt, timeZone), dayIn(now, timeZone)))
}

export function waitsTooLong(days: number, limitDays: number): boolean {
  return days > limitDays
}
