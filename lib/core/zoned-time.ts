import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { Day } from './days.ts'

// A page asks for the days of the same few moments over and over, and Intl takes 2 µs for one.
const known = new LRUCache<string, Day>({ max: 10_000 })
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): Day {
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

/** True for a time zone that this machine knows (IANA Time Zone Database). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** The time zone of the machine that Cairn runs on: what a form stands on before anything better is known. */
export function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
