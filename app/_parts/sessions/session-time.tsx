import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { clockTime, longDay, shortDay } from '#lib/core/format.ts'
import { dayIn, occursTwice } from '#lib/core/zoned-time.ts'
import { zoneCity } from '#lib/core/zones.ts'
import { plannedMoment } from '#lib/sessions/rules.ts'

type Planned = { heldOn: Day; startsAt: string | null; agreedZone: string | null }

/**
 * In the viewer's time zone, and where it's another time there, in the zone in which it was agreed and in those of
 * `people`, the two who meet: '10:30 for you, 11:30 in Madrid'.
 */
export function SessionTime(props: {
  session: Planned
  ctx: Ctx
  people?: readonly { timeZone: string }[]
  look?: 'long' | 'short'
}) {
  const { session, ctx, people = [] } = props
  const words = props.look === 'short' ? shortDay : longDay
  const today = dayIn(ctx.now, ctx.timeZone)
  const at = plannedMoment(session)
  if (!at) return <Time at={session.heldOn}>{words(session.heldOn, today)}</Time>
  const zones = [session.agreedZone ?? ctx.timeZone, ...people.map(({ timeZone }) => timeZone)]
  return (
    <Time at={at}>
      {words(dayIn(at, ctx.timeZone), today)} at {clockTimes(at, ctx.timeZone, zones)}
    </Time>
  )
}

/** '10:30', or where it's another time in one of `zones` '10:30 for you, 11:30 in Madrid'. */
export function clockTimes(at: Date, own: string, zones: readonly string[]): string {
  const elsewhere = timesElsewhere(at, own, zones)
  const mine = `${clockTime(at, own)}${elsewhere.length > 0 ? ' for you' : ''}${whichOfTwo(at, own)}`
  return [mine, ...elsewhere].join(', ')
}

function timesElsewhere(at: Date, own: string, zones: readonly string[]): string[] {
  const ownTime = `${dayIn(at, own)} ${clockTime(at, own)}`
  const others = new Map<string, string>()
  for (const zone of zones) {
    const time = `${dayIn(at, zone)} ${clockTime(at, zone)}`
    if (time === ownTime || others.has(time)) continue
    const day = dayIn(at, zone) === dayIn(at, own) ? '' : `${shortDay(dayIn(at, zone), dayIn(at, own))}, `
    others.set(time, `${day}${clockTime(at, zone)} in ${zoneCity(zone)}`)
  }
  return [...others.values()]
}

function whichOfTwo(at: Date, timeZone: string): string {
  const place = occursTwice(at, timeZone)
  return place ? `, ${place} the clocks go back` : ''
}
