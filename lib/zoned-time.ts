import { Temporal } from 'temporal-polyfill'
import type { Day } from './days.ts'

/**
 * The instant of a day ('YYYY-MM-DD') and a time ('HH:MM') in a time zone; null where the clock leaps over that time
 * on that day. Of a time that comes twice, the first.
 */
export function instantOf(day: Day, time: string, timeZone: string): Date | null {
  try {
    const wall = Temporal.PlainDateTime.from(`${day}T${time}`)
    const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null
  } catch {
    return null
  }
}

/** The first instant of a day in a time zone: midnight, or what comes first where the clock leaps over it. */
export function startOfDay(day: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}
