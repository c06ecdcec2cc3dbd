import { daysBetween } from '#lib/core/days.ts'
import { dayOf } from '#lib/core/zoned-time.ts'

/** Since how many days something waits for an answer, in the junior's calendar days. */
export function daysWaiting(submittedAt: Date, now: Date, timeZone: string): number {
  return Math.max(0, daysBetween(dayOf(submittedAt, timeZone), dayOf(now, timeZone)))
}

/** True where an answer is late: more days than the team's limit. */
export function waitsTooLong(days: number, limitDays: number): boolean {
  return days > limitDays
}
