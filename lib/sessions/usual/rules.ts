import { addDays, type Day, weekday } from '#lib/core/days.ts'
import { dateInZone, plannedMoment } from '#lib/sessions/rules.ts'

type Held = { heldOn: Day; startsAt: string | null; agreedZone: string | null }

/** `isUsual`: the pair's usual weekday. `isExact`: as many days from today as the pair agreed to meet after. */
export type OfferedDate = { day: Day; time: string | null; isUsual: boolean; isExact: boolean }

/** How many of the latest sessions tell what is usual. */
export const SESSIONS_LOOKED_AT = 8

/** What happened once isn't usual. */
const USUAL_FROM = 2

/**
 * A next date to offer, never on a weekend: about `cadenceDays` from today, on the pair's usual weekday and at its usual
 * time in `zone`, whoever plans it. `held` are the pair's latest sessions, latest first.
 */
export function nextDateToOffer(
  held: readonly Held[],
  { today, cadenceDays, zone }: { today: Day; cadenceDays: number; zone: string },
): OfferedDate {
  const usualWeekday = mostFrequent(
    held.flatMap(({ heldOn }) => (isWeekend(heldOn) ? [] : [weekday(heldOn)])),
  )
  const target = addDays(today, cadenceDays)
  // Those who meet more often than weekly have no weekday.
  const isUsual = usualWeekday !== undefined && cadenceDays >= 7
  const day = isUsual ? nearest(target, usualWeekday) : afterWeekend(target)
  const startsAt = mostFrequent(
    held.flatMap((session) => (session.startsAt ? [dateInZone(session, zone).startsAt] : [])),
  )
  // The clocks may skip it on that day.
  const time = startsAt && plannedMoment({ heldOn: day, startsAt, agreedZone: zone }) ? startsAt : null
  return { day, time, isUsual, isExact: day === target }
}

const isWeekend = (day: Day) => weekday(day) > 5

const afterWeekend = (day: Day) => addDays(day, isWeekend(day) ? 8 - weekday(day) : 0)

// Within three days, so at least four days from today.
function nearest(target: Day, usual: number): Day {
  const ahead = (usual - weekday(target) + 7) % 7
  return addDays(target, ahead > 3 ? ahead - 7 : ahead)
}

/** The first of those that are equally frequent. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  if (most < USUAL_FROM) return undefined
  return [...counts].find(([, count]) => count === most)?.[0]
}
