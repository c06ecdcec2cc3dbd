import { Edited } from '#app/_parts/audience/edited.tsx'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { TextVersion } from '#lib/audience/versions/reads.ts'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { AgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { addPoint, withdrawPoint } from './actions.ts'

/** With its earlier words, where they're shown. */
export type Point = AgendaPoint & { versions?: TextVersion[] }
type Agenda = { points: Point[]; ctx: Ctx }

export function AgendaList({ points, ctx, withdrawn = [] }: Agenda & { withdrawn?: WithdrawnLine[] }) {
  return (
    <ul className="agenda sheet">
      {points.map((point) => (
        <li key={point.id}>
          <Icon name={point.talkedInId ? 'check' : 'comment'} className="mt-1 justify-self-center" />
          <PointWords point={point} ctx={ctx} />
        </li>
      ))}
      <WithdrawnPoints ctx={ctx} lines={withdrawn} />
    </ul>
  )
}

function WithdrawnPoints({ ctx, lines }: { ctx: Ctx; lines: WithdrawnLine[] }) {
  return lines.map((line) => (
    <li key={line.id}>
      <Icon name="comment" className="mt-1 justify-self-center" />
      <p className="min-w-0">
        <Withdrawn ctx={ctx} line={line} />
      </p>
    </li>
  ))
}

type OpenProps = Agenda & {
  withdrawn?: WithdrawnLine[]
  mentorshipId: string
  other: Named
  from: string
}

/** `from` is the address to come back to. */
export function OpenAgenda(props: OpenProps) {
  const { points, withdrawn = [], mentorshipId, ctx, other, from } = props
  const { viewer } = ctx
  return (
    <div className="sheet" id={`agenda-${mentorshipId}`}>
      {(points.length > 0 || withdrawn.length > 0) && (
        <ActionForm
          action={withdrawPoint}
          part={`withdrawPoint ${mentorshipId}`}
          fixed={{ from, agendaId: mentorshipId }}
          aria-label={`Agenda with ${fullName(viewer, other)}`}
          renewed={`${points.length} points`}
        >
          <ul className="agenda">
            {points.map((point) => (
              <li key={point.id}>
                <Icon name="comment" className="mt-1 justify-self-center" />
                <PointWords point={point} ctx={ctx} isOpen />
              </li>
            ))}
            <WithdrawnPoints ctx={ctx} lines={withdrawn} />
          </ul>
        </ActionForm>
      )}
      <DidNotice at={`agenda-${mentorshipId}`} hasField />
      <ActionForm
        action={addPoint}
        part={`addPoint ${mentorshipId}`}
        formId={newId()}
        fixed={{ mentorshipId, from }}
        aria-label={`Add to the agenda with ${fullName(viewer, other)}`}
        renewed={`${points.length} ${points.at(-1)?.id ?? ''}`}
      >
        <div className="add-line">
          <TextField
            name="body"
            label={`Add a point, seen by you and ${calledName(viewer, other)}`}
            hideLabel
            placeholder={`Add a point for you and ${calledName(viewer, other)}`}
            maxLength={300}
          />
          <SubmitButton className="button">Add</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}

function PointWords({ point, ctx, isOpen }: { point: Point; ctx: Ctx; isOpen?: boolean }) {
  const { viewer } = ctx
  const isOwn = point.author.id === viewer.id
  const address = `/sessions/points/${point.id}`
  return (
    <>
      <div className="min-w-0 wrap-anywhere">
        <p>
          <PlainText text={point.body} />{' '}
          {point.visibility === 'circle' && (
            <VisibilityMark visibility="circle" words="Mentors and leads too" />
          )}
        </p>
        {point.versions && <Edited ctx={ctx} text={{ ...point, versions: point.versions }} />}
        <WithdrawnMark ctx={ctx} at={point.withdrawnAt} href={point.canPutBack && `${address}/withdraw`} />
        {point.canChange && (
          <p className="flex flex-wrap items-center gap-x-3">
            {/* An open point has a button beside it that takes it off the agenda, with one press. */}
            <OwnTools
              edit={address}
              withdraw={!isOpen && `${address}/withdraw`}
              what={`the point: ${withoutBackticks(point.body)}`}
            />
            {point.canWiden && (
              <a
                className="text-sm print:hidden"
                href={`${address}/widen`}
                aria-label={`Share more widely: ${withoutBackticks(point.body)}`}
              >
                Share more widely
              </a>
            )}
          </p>
        )}
      </div>
      <span className="agenda__from">
        <Pebble person={point.author} size="small" />
        {isOwn ? 'You' : calledName(viewer, point.author)}
        {isOpen && isOwn && !point.withdrawnAt && (
          <SubmitButton
            className="icon-button -my-2 h-9 w-8"
            name="pointId"
            value={point.id}
            aria-label={`Take off the agenda: ${withoutBackticks(point.body)}`}
          >
            <Icon name="close" />
          </SubmitButton>
        )}
      </span>
    </>
  )
}
