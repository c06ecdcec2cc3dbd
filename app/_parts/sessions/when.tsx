import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { longDay, plainDay, shortDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

const forms = { short: shortDay, long: longDay, plain: plainDay }

/** A `Date` is shown as its day in the viewer's time zone, a string as the calendar day it is. */
export function When({
  at,
  ctx,
  form = 'short',
}: {
  at: Date | string
  ctx: Ctx
  form?: keyof typeof forms
}) {
  const day = typeof at === 'string' ? at : dayIn(at, ctx.timeZone)
  return <Time at={at}>{forms[form](day, dayIn(ctx.now, ctx.timeZone))}</Time>
}
