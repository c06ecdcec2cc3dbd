import { Hidden, TextField } from '#app/_ui/fields.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { calledName } from '#lib/core/names.ts'

type Junior = { id: string; name: string; timeZone: string }

/** A planned session's date. With a time, it's agreed in `zone`, or in the junior's time zone. */
export function DateFields(props: {
  ctx: Ctx
  junior: Junior
  heldOn: Day | ''
  startsAt: string | null
  zone?: string | null
}) {
  const { ctx, junior } = props
  const zone = props.zone ?? junior.timeZone
  return (
    <div className="grid grid-cols-1 gap-4">
      <Hidden name="agreedZone" value={zone} />
      <div className="date-fields">
        <TextField name="heldOn" label="Day" type="date" value={props.heldOn} />
        <TextField name="startsAt" label="Time" type="time" optional value={props.startsAt ?? ''} />
      </div>
      <ZoneHint zone={zone} junior={junior} ctx={ctx} />
    </div>
  )
}

/** Says in which time zone day and time are, where that isn't plain. */
export function ZoneHint({ zone, junior, ctx }: { zone: string; junior: Junior; ctx: Ctx }) {
  const name = calledName(ctx.viewer, junior)
  if (zone !== junior.timeZone)
    return (
      <p className="hint">
        Day and time are in {zone}, as you agreed. {name} is in {junior.timeZone} now.
      </p>
    )
  if (zone === ctx.timeZone) return null
  return (
    <p className="hint">
      Day and time are {name}’s ({zone}).
    </p>
  )
}
