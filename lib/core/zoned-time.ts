import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { Day } from './days.ts'

// A page asks for the days of the same few moments many times, and Intl takes 2 µs each time.
const known = new LRUCache<string, Day>({ max: 10_000 })
const formatters = new Map<string, Intl.DateTimeFormat>()

export function dayIn(instant: Date, timeZone: string): Day {
  const key = `${instant.getTime()} ${timeZone}`
  const kept = known.get(key)
  if (kept) return kept
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(timeZone, formatter)
  const day = formatter.format(instant)
  known.set(key, day)
  return day
}

/**
 * `day` is 'YYYY-MM-DD', `time` 'HH:MM'. Null if the clock skips that time on that day; the first one if it occurs
 * twice.
 */
export function instantAt(day: Day, time: string, timeZone: string): Date | null {
  try {
    const wall = Temporal.PlainDateTime.from(`${day}T${time}`)
    const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null
  } catch {
    return null
  }
}

/** Whether that clock time comes again or was there before on this day, as the clocks go back; null on other days. */
export function occursTwice(instant: Date, timeZone: string): 'before' | 'after' | null {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
  const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds
  const second = wall.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds
  if (first === second) return null
  return first === instant.getTime() ? 'before' : 'after'
}

/** Midnight, or the first instant after it where the clock skips midnight. */
export function startOfDay(day: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
