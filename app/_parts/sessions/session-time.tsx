import { Time } from '#app/_ui/time.tsx'
import type { Day } from '#lib/core/days.ts'
import { clockTime, firstName, longDay, shortDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

type Planned = { heldOn: Day; startsAt: string | null; at: Date | null }
type Reader = { id: string; timeZone: string }

/** The time was agreed in the junior's time zone; a reader in another one gets both times. */
export function SessionTime(props: {
  session: Planned
  junior: { id: string; name: string; timeZone: string }
  reader: Reader
  now: Date
  look?: 'long' | 'short'
}) {
  const { session, junior, reader, now } = props
  const words = props.look === 'short' ? shortDay : longDay
  const day = words(session.heldOn, dayIn(now, reader.timeZone))
  if (!session.startsAt || !session.at) return <Time at={session.heldOn}>{day}</Time>
  return (
    <Time at={session.at}>
      {day} at {session.startsAt}
      {elsewhere(session.heldOn, session.startsAt, session.at, junior, reader)}
    </Time>
  )
}

function elsewhere(
  heldOn: Day,
  startsAt: string,
  at: Date,
  junior: { id: string; name: string; timeZone: string },
  reader: Reader,
): string {
  const time = clockTime(at, reader.timeZone)
  if (time === startsAt || junior.id === reader.id) return ''
  const day = dayIn(at, reader.timeZone)
  const own = day === heldOn ? time : `${shortDay(day, day)}, ${time}`
  return ` for ${firstName(junior.name)}, ${own} for you`
}
