import { Pebble } from '#app/_parts/people/person.tsx'
import type { Ctx, Viewer } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { plainDay } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'
import type { Carried } from './carried-rows.tsx'

type OpenAction = { id: string; version: number; body: string; owner: Named; dueOn: Day | null }

export function carriedFrom(ctx: Ctx, action: OpenAction & { isOverdue: boolean }, today: Day): Carried {
  const { id, version, body, owner, dueOn, isOverdue } = action
  const who = owner.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, owner)
  const due =
    dueOn === today ? 'due today' : dueOn && `${isOverdue ? 'was due' : 'due'} ${plainDay(dueOn, today)}`
  return { id, version, body, meta: due ? `${who}, ${due}` : who }
}

/** Who put a point on the agenda. */
export function RaisedBy({ author, viewer }: { author: Named; viewer: Viewer }) {
  return (
    <>
      <Pebble person={author} size="small" />
      {author.id === viewer.id ? 'You' : calledName(viewer, author)}
    </>
  )
}
