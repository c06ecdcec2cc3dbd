import { addDays, type Day, weekday } from '#lib/core/days.ts'
import { instantAt } from '#lib/core/zoned-time.ts'

/**
 * Stories are told in working days, so that nobody in them works at a weekend, whichever day the demo is filled on.
 * `ago` counts back from `today`, or ahead if it's negative. On a weekend, 0 is the Friday before.
 */
export function workday(today: Day, ago: number): Day {
  let day = today
  while (ago === 0 && weekday(day) > 5) day = addDays(day, -1)
  for (let left = Math.abs(ago); left > 0; ) {
    day = addDays(day, ago > 0 ? -1 : 1)
    if (weekday(day) <= 5) left -= 1
  }
  return day
}

/** `time` is 'HH:MM' in `timeZone`. */
export function momentAt(day: Day, time: string, timeZone: string): Date {
  const moment = instantAt(day, time, timeZone)
  if (!moment) throw new Error(`${day} ${time} doesn’t exist in ${timeZone}.`)
  return moment
}

/** A time within the hour, so that not everything happens on the hour. Always the same one for the same `seed`. */
export function timeWithin(hour: number, seed: number): string {
  const minute = (Math.abs(seed) * 23 + 7) % 55
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function minutesLater(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const all = hour * 60 + minute + minutes
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}
