import { clockTime, plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

type Reader = { viewer: { id: string }; now: Date; timeZone: string }

/** 'Kenji Mori approved version 2 at 14:20.', or 'You … on 4 November at 14:20.' */
export function whatHappened(
  { viewer, now, timeZone }: Reader,
  { actor, at }: { actor: { id: string; name: string } | null; at: Date },
  did: string,
): string {
  const who = actor?.id === viewer.id ? 'You' : (actor?.name ?? 'Someone')
  const day = dayIn(at, timeZone)
  const on = day === dayIn(now, timeZone) ? '' : ` on ${plainDay(day, dayIn(now, timeZone))}`
  return `${who} ${did}${on} at ${clockTime(at, timeZone)}.`
}
