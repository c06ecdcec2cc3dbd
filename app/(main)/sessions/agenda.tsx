import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { AgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { addPoint, withdrawPoint } from './actions.ts'

export function AgendaList({ points, viewer }: { points: AgendaPoint[]; viewer: Viewer }) {
  return (
    <ul className="agenda sheet">
      {points.map((point) => (
        <li key={point.id}>
          <Icon name={point.talkedInId ? 'check' : 'comment'} className="mt-1 justify-self-center" />
          <PointWords point={point} viewer={viewer} />
        </li>
      ))}
    </ul>
  )
}

/** `from` is the address to come back to. */
export function OpenAgenda(props: {
  points: AgendaPoint[]
  mentorshipId: string
  viewer: Viewer
  other: Named
  from: string
}) {
  const { points, mentorshipId, viewer, other, from } = props
  return (
    <div className="sheet">
      {points.length > 0 && (
        <ActionForm
          action={withdrawPoint}
          aria-label={`Agenda with ${fullName(viewer, other)}`}
          renewed={`${points.length} points`}
        >
          <input type="hidden" name="from" value={from} />
          <ul className="agenda">
            {points.map((point) => (
              <li key={point.id}>
                <Icon name="comment" className="mt-1 justify-self-center" />
                <PointWords point={point} viewer={viewer} canWithdraw />
              </li>
            ))}
          </ul>
        </ActionForm>
      )}
      <ActionForm
        action={addPoint}
        formId={newId()}
        aria-label={`Add to the agenda with ${fullName(viewer, other)}`}
        renewed={`${points.length} ${points.at(-1)?.id ?? ''}`}
      >
        <input type="hidden" name="mentorshipId" value={mentorshipId} />
        <input type="hidden" name="from" value={from} />
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

function PointWords(props: { point: AgendaPoint; viewer: Viewer; canWithdraw?: boolean }) {
  const { point, viewer, canWithdraw } = props
  const isOwn = point.author.id === viewer.id
  return (
    <>
      <p className="min-w-0 wrap-anywhere">
        {point.body}{' '}
        {point.visibility === 'circle' && (
          <VisibilityMark visibility="circle" words="Mentors and leads too" />
        )}
      </p>
      <span className="agenda__from">
        <Pebble person={point.author} size="small" />
        {isOwn ? 'You' : calledName(viewer, point.author)}
        {point.canWiden && (
          <a
            className="print:hidden"
            href={`/sessions/points/${point.id}/widen`}
            aria-label={`Show to more people: ${point.body}`}
          >
            Show to more
          </a>
        )}
        {canWithdraw && isOwn && (
          <button
            type="submit"
            className="icon-button -my-2 h-9 w-8"
            name="pointId"
            value={point.id}
            aria-label={`Take off the agenda: ${point.body}`}
          >
            <Icon name="close" />
          </button>
        )}
      </span>
    </>
  )
}
