import type { ReactNode } from 'react'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Due } from '#app/_parts/goals/due.tsx'
import { ActionLines } from '#app/_parts/sessions/action-lines.tsx'
import type { ChangedAction } from '#app/_parts/sessions/changed-action.ts'
import { ToldVersion } from '#app/_parts/sessions/told-version.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { daysBetween } from '#lib/core/days.ts'
import { shortDay, span } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { ActionRow } from '#lib/sessions/action-items/reads.ts'
import { change } from './actions.ts'

/** `from` is the address to come back to. */
export function ActionList(props: {
  actions: ActionRow[]
  ctx: Ctx
  label: string
  from: string
  isNarrow?: boolean
  /** Says since when each is open. */
  hasAge?: boolean
  changed?: ChangedAction | undefined
}) {
  const { actions, ctx, label, from, isNarrow, hasAge, changed } = props
  return (
    <ActionForm
      action={change}
      part={`change ${label.replaceAll(' ', '-')}`}
      fixed={{ from }}
      aria-label={label}
      renewed={renewedWith(actions)}
    >
      <ToldVersion />
      <ActionLines
        hasEnds={!isNarrow}
        lines={actions.map((action) => ({
          ...lineOf(action, ctx, hasAge),
          ...(action.state !== 'open'
            ? closedLine(action)
            : !action.canClose
              ? { sign: 'clock' as const }
              : isNarrow
                ? {}
                : { button: 'dropped' as const }),
          said: action.id === changed?.id ? changed.said : undefined,
        }))}
      />
    </ActionForm>
  )
}

export function ClosedList({ actions, ctx, from }: { actions: ActionRow[]; ctx: Ctx; from: string }) {
  return (
    <ActionForm
      action={change}
      part="change closed"
      fixed={{ from }}
      aria-label="Closed actions"
      renewed={renewedWith(actions)}
    >
      <ToldVersion />
      <ActionLines
        hasEnds
        lines={actions.map((action) => ({
          ...lineOf(action, ctx),
          ...closedLine(action),
        }))}
      />
    </ActionForm>
  )
}

/**
 * A form of actions starts afresh when one of them has changed, even if it's still in its line: a form that stays is
 * where Next throws the action's redirect, and then mounts the whole page anew.
 */
export const renewedWith = (actions: readonly { id: string; version: number }[]) =>
  actions.map(({ id, version }) => `${id} ${version}`).join()

export const closedLine = ({ state, canClose }: Pick<ActionRow, 'state' | 'canClose'>) => ({
  sign: state === 'done' ? ('check' as const) : ('close' as const),
  button: canClose ? ('open' as const) : undefined,
})

const lineOf = (action: ActionRow, ctx: Ctx, hasAge?: boolean) => ({
  id: action.id,
  version: action.version,
  body: action.body,
  words: <ActionWords action={action} ctx={ctx} hasAge={hasAge} />,
})

type WordsProps = { action: ActionRow; ctx: Ctx; hasAge?: boolean | undefined }

function ActionWords({ action, ctx, hasAge }: WordsProps) {
  return (
    <>
      <a className="title" href={`/actions/${action.id}`}>
        <PlainText text={action.body} />
      </a>
      <p className="meta">
        <ActionFacts action={action} ctx={ctx} />
        {hasAge && <Age action={action} ctx={ctx} />}
      </p>
    </>
  )
}

function Age({ action, ctx }: { action: ActionRow; ctx: Ctx }) {
  const { zones } = action.junior
  const days = daysBetween(personDay(action.createdAt, zones), personDay(ctx.now, zones))
  if (days < 1 || action.state !== 'open') return null
  return <span className="whitespace-nowrap">{`\u00a0· ${span(days)} old`}</span>
}

export function ActionFacts({ action, ctx }: { action: ActionRow; ctx: Ctx }) {
  const { owner, mentor, junior, session } = action
  const other = mentor.id === ctx.viewer.id ? junior : mentor
  const isPair = mentor.id === ctx.viewer.id || junior.id === ctx.viewer.id
  const isKept = action.visibility === 'private'
  const whose = isKept
    ? 'kept for yourself'
    : owner.id === ctx.viewer.id
      ? `with ${calledName(ctx.viewer, other)}`
      : `${calledName(ctx.viewer, owner)} does it`
  const today = personDay(ctx.now, junior.zones)
  return (
    <>
      <ActionDay action={action} ctx={ctx} />
      {isPair ? whose : `${fullName(ctx.viewer, owner)} does it`}
      {session && (
        <>
          {'\u00a0· '}
          <a className="whitespace-nowrap" href={`/sessions/${session.id}`}>
            from <Time at={session.heldOn}>{shortDay(session.heldOn, today)}</Time>
          </a>
        </>
      )}
      {action.visibility === 'circle' && (
        <>
          {' '}
          <VisibilityMark visibility="circle" words="Mentors and leads too" />
        </>
      )}
    </>
  )
}

function ActionDay({ action, ctx }: { action: ActionRow; ctx: Ctx }): ReactNode {
  const { dueOn, state, closedAt, junior } = action
  const today = personDay(ctx.now, junior.zones)
  if (closedAt)
    return (
      <>
        {state === 'done' ? 'Done ' : 'Dropped '}
        <Time at={closedAt}>{shortDay(dayIn(closedAt, ctx.timeZone), today)}</Time>
        {'\u00a0· '}
      </>
    )
  if (!dueOn) return null
  return (
    <>
      <Time at={dueOn}>
        <Due day={dueOn} today={today} soon={2}>
          {daysBetween(today, dueOn) > 1 ? shortDay(dueOn, today) : undefined}
        </Due>
      </Time>
      {'\u00a0· '}
    </>
  )
}
