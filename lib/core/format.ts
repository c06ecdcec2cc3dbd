import { type Day, daysBetween } from './days.ts'

// A formatter takes 50 µs to create.
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

/** 'Thu 19 Nov', or 'Thu 19 Nov 2025' if it isn't `today`'s year. */
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

/** 'Thursday 19 November', with the year if it isn't `today`'s. */
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

/** '19 November', with the year if it isn't `today`'s. */
export function plainDay(day: Day, today: Day): string {
  return longDay(day, today).replace(/^\S+ /, '')
}

/** 'Nov', for any day of the month. */
export function shortMonth(day: Day): string {
  return formatter('short month', { timeZone: 'UTC', month: 'short' })
    .format(asDate(day))
    .replace('Sept', 'Sep')
}

/** 'November', for any day of the month, with the year if it isn't `today`'s. */
export function longMonth(day: Day, today: Day): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return formatter(`month${sameYear}`, { timeZone: 'UTC', month: 'long', ...year }).format(asDate(day))
}

/** '15:00'. */
export function clockTime(instant: Date, timeZone: string): string {
  return formatter(`clock ${timeZone}`, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
}

/** 'today', '1 day', '4 days', '3 weeks', '6 months': no 'ago'. A later day is 'today' too. */
export function age(from: Day, today: Day): string {
  const days = daysBetween(from, today)
  if (days <= 0) return 'today'
  return days === 1 ? '1 day' : span(days)
}

/** Days up to two weeks, then weeks, then months from half a year on. */
export function span(days: number): string {
  if (days <= 14) return count(days, 'day')
  if (days < 183) return count(Math.floor(days / 7), 'week')
  return count(Math.floor(days / 30.44), 'month')
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

/** 'Ada', 'Ada and Bo', 'Ada, Bo and Cem'. */
export function listOfWords(listed: readonly string[]): string {
  const words = listed.map(isolated)
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** 'no' for 0, words up to ten, then figures. */
export function numberWord(number: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return words[number] ?? String(number)
}

/** 'two of three', '9 of 13', 'none of 13': never a word and a figure side by side. */
export function shareInWords(some: number, all: number): string {
  if (some === 0) return `none of ${numberWord(all)}`
  return numberWord(all) === String(all) ? `${some} of ${all}` : `${numberWord(some)} of ${numberWord(all)}`
}

/** 'no goals', 'one goal', 'two goals', '11 goals'. */
export function countInWords(number: number, noun: string, plural = `${noun}s`): string {
  return `${numberWord(number)} ${number === 1 ? noun : plural}`
}

/** 'both goals', 'all three goals'; `only` for a single one, such as 'the only goal'. */
export function allInWords(number: number, plural: string, only: string): string {
  if (number === 1) return only
  return number === 2 ? `both ${plural}` : `all ${numberWord(number)} ${plural}`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 'today', 'tomorrow', 'on Thursday' within the next six days, otherwise 'on 23 November'. */
export function nearDay(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days > 1 && days < 7) return `on ${longDay(day, today).split(' ')[0]}`
  return `on ${plainDay(day, today)}`
}

/** 'just now', '20 minutes ago', '3 hours ago', '4 days ago'. */
export function timeAgo(from: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - from.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${count(minutes, 'minute')} ago`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${count(hours, 'hour')} ago` : `${span(Math.floor(hours / 24))} ago`
}

// As in CommonMark: as many backticks on either side, and none next to them.
const codeSpan = /(?<!`)(`+)(?!`)([^`]|[^`].*?[^`])\1(?!`)/gs
// A one-line text is shorter; what is longer would take too long.
const MAX_LINE = 5000

type CodePart = { text: string; isCode: boolean; at: number }

/** The parts of a text that isn't Markdown: what is between backticks is code. */
export function codeParts(text: string): CodePart[] {
  if (!text.includes('`') || text.length > MAX_LINE) return [{ text, isCode: false, at: 0 }]
  const parts: CodePart[] = []
  let end = 0
  for (const found of text.matchAll(codeSpan)) {
    parts.push({ text: text.slice(end, found.index), isCode: false, at: end })
    // A space on both sides isn't part of the code.
    parts.push({ text: (found[2] ?? '').replace(/^ (.*[^ ].*) $/s, '$1'), isCode: true, at: found.index })
    end = found.index + found[0].length
  }
  parts.push({ text: text.slice(end), isCode: false, at: end })
  return parts.filter((part) => part.text !== '')
}

/** The same text where there can be no code: in a title, a choice, a label. */
export const withoutBackticks = (text: string): string =>
  codeParts(text)
    .map((part) => part.text)
    .join('')

const rightToLeft =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Samaritan}\p{sc=Mandaic}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]/u

/** A name in a sentence that is no markup: an isolate (UAX #9) does what `<bdi>` does, the words around it keep their order. */
export const isolated = (name: string): string =>
  rightToLeft.test(name) && !name.startsWith('\u2068') ? `\u2068${name}\u2069` : name
