import { Hidden, TextField } from '#app/_ui/fields.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { clockTime } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { zoneCity } from '#lib/core/zones.ts'
import { dateInZone } from '#lib/sessions/rules.ts'

type Junior = { id: string; name: string; timeZone: string }

/** A planned session's date, typed in the viewer's own zone. */
export function DateFields(props: {
  ctx: Ctx
  junior: Junior
  date?: { heldOn: Day; startsAt: string | null; agreedZone: string | null }
}) {
  const { ctx, junior, date } = props
  const shown = date && dateInZone(date, ctx.timeZone)
  return (
    <div className="grid grid-cols-1 gap-4">
      <Hidden name="agreedZone" value={ctx.timeZone} />
      <div className="date-fields">
        <TextField name="heldOn" label="Day" type="date" value={shown?.heldOn ?? ''} />
        <TextField name="startsAt" label="Time" type="time" optional value={shown?.startsAt ?? ''} />
      </div>
      <ZoneHint junior={junior} ctx={ctx} />
    </div>
  )
}

/** Whose day and time are meant, where it isn't the same time for both. */
export function ZoneHint({ junior, ctx }: { junior: Junior; ctx: Ctx }) {
  const [own, other] = [ctx.timeZone, junior.timeZone].map((zone) => ({
    day: dayIn(ctx.now, zone),
    time: clockTime(ctx.now, zone),
  }))
  if (own?.day === other?.day && own?.time === other?.time) return null
  return (
    <p className="hint">
      Day and time are yours, in {zoneCity(ctx.timeZone)}. <bdi>{calledName(ctx.viewer, junior)}</bdi> is in{' '}
      {zoneCity(junior.timeZone)}, where it’s {other?.time} when it’s {own?.time} for you.
    </p>
  )
}
