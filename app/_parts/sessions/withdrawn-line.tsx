import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { plainDay } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

type Props = {
  session: { id: string; heldOn: Day; mentor: Named; withdrawnAt: Date }
  ctx: Pick<Ctx, 'viewer' | 'now' | 'timeZone'>
  isLink?: boolean
}

/** "Session of 12 November, withdrawn by NAME, 17 November": only its mentor withdraws a session. */
export function WithdrawnSessionLine({ session, ctx, isLink }: Props) {
  const { viewer, now, timeZone } = ctx
  const { id, heldOn, mentor, withdrawnAt } = session
  const today = dayIn(now, timeZone)
  const title = `Session of ${plainDay(heldOn, today)}`
  return (
    <>
      {isLink ? <a href={`/sessions/${id}`}>{title}</a> : title}, withdrawn by{' '}
      {mentor.id === viewer.id ? 'you' : fullName(viewer, mentor)},{' '}
      <Time at={withdrawnAt}>{plainDay(dayIn(withdrawnAt, timeZone), today)}</Time>
    </>
  )
}
