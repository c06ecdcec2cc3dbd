import type { ReactNode } from 'react'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Due } from '#app/_parts/goals/due.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'
import type { ActionRow } from '#lib/sessions/action-items/reads.ts'
import type { LeftPoint } from '#lib/sessions/agenda/reads.ts'
import type { Contact } from '#lib/sessions/contacts/reads.ts'
import { decide } from './actions.ts'
import { LeftWays, type Way } from './left-ways.tsx'

type Left = { actions: ActionRow[]; points: LeftPoint[] }
type Props = Left & { pairs: Contact[]; ctx: Ctx }

/** What was open when a mentorship ended: its junior decides about it, its mentor can still read it. */
export function LeftOpen(props: Props) {
  const { actions, points, ctx } = props
  const pairs = new Map([...actions, ...points].map((row) => [row.mentorshipId, row]))
  return [...pairs].map(([mentorshipId, row], index) => {
    const of = <Row extends { mentorshipId: string }>(rows: Row[]) =>
      rows.filter((each) => each.mentorshipId === mentorshipId)
    const isJunior = row.junior.id === ctx.viewer.id
    const other = isJunior ? row.mentor : row.junior
    const id = index === 0 ? 'left' : `left-${index + 1}`
    const left = { actions: of(actions), points: of(points) }
    return (
      <section key={mentorshipId} aria-labelledby={id}>
        <div className="section-head">
          <h2 id={id}>
            Left open with <bdi>{other.name}</bdi>
          </h2>
          <span className="meta">{left.actions.length + left.points.length}</span>
        </div>
        {isJunior ? (
          <ForJunior {...props} {...left} row={row} />
        ) : (
          <ForMentor {...left} junior={row.junior} ctx={ctx} />
        )}
      </section>
    )
  })
}

function ForMentor({ actions, points, junior, ctx }: Left & { junior: Named; ctx: Ctx }) {
  return (
    <>
      <p className="meta mb-4">
        You no longer mentor <bdi>{calledName(ctx.viewer, junior)}</bdi>, who decides what happens to these.
        You can still read them.
      </p>
      <ul className="actions sheet">
        {[...actions, ...points].map(({ id, body }) => (
          <li key={id}>
            <Icon name="clock" className="mt-1 justify-self-center" />
            <p className="min-w-0 wrap-anywhere">
              <PlainText text={body} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function ForJunior({ actions, points, pairs, ctx, row }: Props & { row: ActionRow | LeftPoint }) {
  const { mentor, teamId } = row
  const own = pairs.filter((pair) => pair.teamId === teamId && pair.junior.id === ctx.viewer.id)
  const withMentors = own.map((pair) => ({
    value: pair.mentorshipId,
    words: `Keep it with ${calledName(ctx.viewer, pair.mentor)}`,
  }))
  return (
    <>
      <p className="meta mb-4">
        <bdi>{calledName(ctx.viewer, mentor)}</bdi> is no longer your mentor. Close what’s done, or keep it:
        it becomes yours, and <bdi>{calledName(ctx.viewer, mentor)}</bdi> sees nothing of what happens to it
        {withMentors.length > 0 ? '. The person you keep it with can read it.' : '.'}
      </p>
      <ul className="actions sheet">
        {actions.map((action) => {
          const isTheirs = action.owner.id === mentor.id
          const mine = { value: 'mine', words: isTheirs ? 'Take it over' : 'Keep it for yourself' }
          const ways = [
            { value: 'done', words: 'Done' },
            { value: 'dropped', words: 'Drop it' },
            ...(action.isJuniorHere ? [mine, ...withMentors] : []),
          ]
          return (
            <Subject key={action.id} subject="action" row={action} ways={action.canClose ? ways : []}>
              {isTheirs ? `${calledName(ctx.viewer, mentor)} was to do it` : 'You were to do it'}
              {action.dueOn && (
                <>
                  {'\u00a0· '}
                  <Due day={action.dueOn} today={personDay(ctx.now, action.junior.zones)} />
                </>
              )}
            </Subject>
          )
        })}
        {points.map((point) => {
          const isKept = point.visibility === 'private'
          const ways = [
            { value: 'dropped', words: 'Drop it' },
            ...(isKept ? [] : [{ value: 'mine', words: 'Keep it for yourself' }]),
            ...withMentors,
          ]
          return (
            <Subject key={point.id} subject="point" row={point} ways={point.isLeft ? ways : []}>
              {isKept ? <VisibilityMark visibility="private" words="Kept for yourself" /> : 'On the agenda'}
            </Subject>
          )
        })}
      </ul>
    </>
  )
}

function Subject(props: {
  subject: 'action' | 'point'
  row: { id: string; body: string; version: number }
  ways: Way[]
  children: ReactNode
}) {
  const { subject, row, ways, children } = props
  return (
    <li>
      <Icon name={subject === 'action' ? 'clock' : 'comment'} className="mt-1 justify-self-center" />
      <div className="min-w-0 wrap-anywhere">
        <PlainText text={row.body} />
        <p className="meta">{children}</p>
        {ways.length > 0 && (
          <ActionForm
            action={decide}
            part={`decide ${row.id}`}
            formId={newId()}
            fixed={{ subject, subjectId: row.id, from: '/actions' }}
            renewed={row.version}
            aria-label={`What happens to: ${withoutBackticks(row.body)}`}
            className="mt-2 print:hidden"
          >
            <Hidden name="version" value={row.version} />
            <LeftWays ways={ways} body={withoutBackticks(row.body)} />
          </ActionForm>
        )}
      </div>
    </li>
  )
}
