import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { clockTime, longDay, shortDay } from '#lib/core/format.ts'
import { dayIn, occursTwice } from '#lib/core/zoned-time.ts'
import { plannedMoment } from '#lib/sessions/rules.ts'

type Planned = { heldOn: Day; startsAt: string | null; agreedZone: string | null }

/** In the viewer's time zone. Where that differs from what was agreed, both are named. */
export function SessionTime(props: { session: Planned; ctx: Ctx; look?: 'long' | 'short' }) {
  const { session, ctx } = props
  const words = props.look === 'short' ? shortDay : longDay
  const today = dayIn(ctx.now, ctx.timeZone)
  const at = plannedMoment(session)
  if (!at) return <Time at={session.heldOn}>{words(session.heldOn, today)}</Time>
  const day = dayIn(at, ctx.timeZone)
  return (
    <Time at={at}>
      {words(day, today)} at {clockTime(at, ctx.timeZone)}
      {whichOfTwo(at, ctx.timeZone)}
      {agreed(session, at, ctx.timeZone)}
    </Time>
  )
}

function agreed({ heldOn, startsAt, agreedZone }: Planned, at: Date, timeZone: string): string {
  const day = dayIn(at, timeZone)
  if (day === heldOn && clockTime(at, timeZone) === startsAt) return ''
  const time = day === heldOn ? startsAt : `${shortDay(heldOn, day)}, ${startsAt}`
  return `, agreed as ${time} in ${agreedZone}`
}

function whichOfTwo(at: Date, timeZone: string): string {
  const place = occursTwice(at, timeZone)
  return place ? `, ${place} the clocks go back` : ''
}
