import type { Day } from './days.ts'
import { dayIn, startOfDay } from './zoned-time.ts'

/** The zones that a person has had, oldest first, each with the moment from which it counted. Never empty. */
export type KeptZones = readonly { readonly since: Date; readonly zone: string }[]

/** Of someone who has always had this zone. */
export const oneZone = (zone: string): KeptZones => [{ since: new Date(0), zone }]

/**
 * Which day a moment was for this person: read in the zone that counted then, so that a later move changes nothing that
 * is over. Going west never brings a day back: it lasts longer instead.
 */
export function personDay(moment: Date, zones: KeptZones): Day {
  let day = ''
  for (const [place, { zone, since }] of zones.entries()) {
    if (place > 0 && since > moment) break
    const next = zones[place + 1]
    const last = next && next.since <= moment ? new Date(next.since.getTime() - 1) : moment
    const here = dayIn(last, zone)
    if (here > day) day = here
  }
  return day
}

/**
 * The latest day that has begun for one of two people: what someone did on their own today isn't still to come because
 * the other's day hasn't begun.
 */
export function latestDay(moment: Date, one: KeptZones, other: KeptZones): Day {
  const [a, b] = [personDay(moment, one), personDay(moment, other)]
  return a > b ? a : b
}

/** The earliest day that isn't over for one of two people. */
export function earliestDay(moment: Date, one: KeptZones, other: KeptZones): Day {
  const [a, b] = [personDay(moment, one), personDay(moment, other)]
  return a < b ? a : b
}

/** The first moment of the person's `day`. */
export function personDayStart(day: Day, zones: KeptZones): Date {
  for (const [place, { zone, since }] of zones.entries()) {
    const next = zones[place + 1]
    const midnight = startOfDay(day, zone)
    const start = place > 0 && midnight < since ? since : midnight
    if (!next || start < next.since) return start
  }
  throw new Error('Nobody is without a time zone.')
}
