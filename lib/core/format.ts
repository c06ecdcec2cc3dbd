import { type Day, daysBetween } from './days.ts'

// Formatters cost 50 microseconds each to make: they are kept.
const kept = new Map<string, Intl.DateTimeFormat>()
function formatter(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let found = kept.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', options)
    kept.set(key, found)
  }
  return found
}

const asDate = (day: Day) => new Date(`${day}T12:00:00Z`)

/** A day in short: 'Thu 19 Nov'; with the year where it isn't `today`'s: 'Thu 19 Nov 2025'. */
export function shortDay(day: Day, today: Day): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const text = formatter(`short${sameYear}`, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(asDate(day))
  return text.replace(',', '').replace('Sept', 'Sep')
}

/** A day in full: 'Thursday 19 November'; with the year where it isn't `today`'s. */
export function longDay(day: Day, today: Day): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return formatter(`long${sameYear}`, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(asDate(day))
    .replace(',', '')
}

/** A day without its weekday: '19 November'. */
export function plainDay(day: Day, today: Day): string {
  return longDay(day, today).replace(/^\S+ /, '')
}

/** A month by any of its days, in short: 'Nov'. */
export function shortMonth(day: Day): string {
  return formatter('short month', { timeZone: 'UTC', month: 'short' })
    .format(asDate(day))
    .replace('Sept', 'Sep')
}

/** A month by any of its days: 'November'; with the year where it isn't `today`'s. */
export function longMonth(day: Day, today: Day): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return formatter(`month${sameYear}`, { timeZone: 'UTC', month: 'long', ...year }).format(asDate(day))
}

/** The time of an instant in a zone: '15:00'. */
export function clockTime(instant: Date, timeZone: string): string {
  return formatter(`clock ${timeZone}`, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
}

/** How long ago in days, then weeks: 'today', '1 day', '4 days', '3 weeks', '6 months'. No 'ago'. */
export function age(from: Day, today: Day): string {
  const days = daysBetween(from, today)
  if (days <= 0) return 'today'
  return days === 1 ? '1 day' : span(days)
}

/** A number of days as people say it: days up to two weeks, then weeks, then months from half a year. */
export function span(days: number): string {
  if (days <= 14) return count(days, 'day')
  if (days < 183) return count(Math.floor(days / 7), 'week')
  return count(Math.floor(days / 30.44), 'month')
}

/** '1 goal', '3 goals'. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

/** The first name, for sentences: 'Ada' of 'Ada Okonkwo'. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** 'Ada', 'Ada and Bo', 'Ada, Bo and Cem'. */
export function listOfWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Small numbers in words, as prose wants them; figures from eleven on. */
export function numberWord(number: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return words[number] ?? String(number)
}

/** With a capital first letter, for the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A day near `today` as people say it: 'today', 'tomorrow', 'on Thursday'; from a week on, or past, 'on 23 November'. */
export function nearDay(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days > 1 && days < 7) return `on ${longDay(day, today).split(' ')[0]}`
  return `on ${plainDay(day, today)}`
}
