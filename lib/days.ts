/** A calendar day, 'YYYY-MM-DD'. Days compare as text. */
export type Day = string

// A page asks for the days of the same few moments over and over, so each zone keeps the last ones: Intl takes 2 µs for one.
const zones = new Map<string, { formatter: Intl.DateTimeFormat; days: Map<number, Day> }>()
const mostKept = 500

/** The calendar day of an instant in a time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): Day {
  let zone = zones.get(timeZone)
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    zone = { formatter, days: new Map() }
    zones.set(timeZone, zone)
  }
  const moment = instant.getTime()
  const known = zone.days.get(moment)
  if (known) return known
  const day = zone.formatter.format(instant)
  if (zone.days.size >= mostKept) zone.days.clear()
  zone.days.set(moment, day)
  return day
}

/** The day that lies `count` days after (or before, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** True for a day that exists, written YYYY-MM-DD, in the years 1970 to 2999: others are slips, and reckoning with them fails. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1970' || text >= '3000') return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
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
