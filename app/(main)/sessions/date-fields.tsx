import { TextField } from '#app/_ui/fields.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { firstName } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

/** Day and time are in the junior's time zone. */
export function DateFields(props: {
  ctx: Ctx
  junior: { name: string; timeZone: string }
  heldOn: Day
  startsAt: string | null
}) {
  const { ctx, junior } = props
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="date-fields">
        <TextField
          name="heldOn"
          label="Day"
          type="date"
          value={props.heldOn}
          min={dayIn(ctx.now, junior.timeZone)}
        />
        <TextField name="startsAt" label="Time" type="time" optional value={props.startsAt ?? ''} />
      </div>
      {junior.timeZone !== ctx.timeZone && (
        <p className="hint">
          Day and time are {firstName(junior.name)}’s ({junior.timeZone}).
        </p>
      )}
    </div>
  )
}
