import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { PartField } from '#app/_parts/sessions/part-field.tsx'
import { doneNote } from '#app/_server/done-note.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { addPoint, arrangePoints } from './actions.ts'
import { type Point, PointWords, WithdrawnPoints } from './agenda.tsx'
import { AgendaDrag, AgendaTools } from './agenda-tools.tsx'
import { PointLists } from './point-lists.tsx'

type OpenProps = {
  points: Point[]
  ctx: Ctx
  withdrawn?: WithdrawnLine[]
  mentorshipId: string
  other: Named
  from: string
  /** Where the viewer can take questions from a template. */
  templates?: string | undefined
}

/** `from` is the address to come back to. */
export async function OpenAgenda(props: OpenProps) {
  const { points, withdrawn = [], mentorshipId, ctx, other, from, templates } = props
  const { viewer } = ctx
  const open = points.filter(({ withdrawnAt }) => !withdrawnAt)
  const taken = points.filter(({ withdrawnAt }) => withdrawnAt)
  const did = (await doneNote())?.place
  return (
    <div className="sheet" id={`agenda-${mentorshipId}`}>
      {(points.length > 0 || withdrawn.length > 0) && (
        <ActionForm
          action={arrangePoints}
          part={`arrangePoints ${mentorshipId}`}
          formId={newId()}
          fixed={{ mentorshipId, from }}
          aria-label={`Agenda with ${fullName(viewer, other)}`}
          renewed={signature(open.map(({ id, part }) => `${id}${part}`))}
        >
          <AgendaDrag />
          <PointLists points={open} open={did?.replace(/^point-/, '')}>
            {(point, { above, below }) => (
              <li id={`point-${point.id}`} data-move={point.id}>
                <Icon name="comment" className="mt-1 justify-self-center" />
                <PointWords
                  point={point}
                  ctx={ctx}
                  isOpen
                  tools={
                    <AgendaTools
                      id={point.id}
                      isMovable={above !== undefined || below !== undefined}
                      above={above?.id}
                      below={below?.id}
                      canWithdraw={point.author.id === viewer.id}
                    />
                  }
                />
                {did === `point-${point.id}` && <DidNotice at={did} />}
              </li>
            )}
          </PointLists>
          {taken.length + withdrawn.length > 0 && (
            <ul className="agenda">
              {taken.map((point) => (
                <li key={point.id}>
                  <Icon name="comment" className="mt-1 justify-self-center" />
                  <PointWords point={point} ctx={ctx} isOpen />
                </li>
              ))}
              <WithdrawnPoints ctx={ctx} lines={withdrawn} />
            </ul>
          )}
        </ActionForm>
      )}
      <DidNotice at={`agenda-${mentorshipId}`} hasField />
      <ActionForm
        action={addPoint}
        part={`addPoint ${mentorshipId}`}
        formId={newId()}
        fixed={{ mentorshipId, from }}
        aria-label={`Add to the agenda with ${fullName(viewer, other)}`}
        renewed={signature(points.map(({ id }) => id).sort())}
      >
        <div className="add-line add-line--part">
          <TextField
            name="body"
            label={`Add a point, seen by you and ${calledName(viewer, other)}`}
            hideLabel
            placeholder={`Add a point for you and ${calledName(viewer, other)}`}
            maxLength={300}
          />
          <PartField />
          <SubmitButton className="button">Add</SubmitButton>
        </div>
      </ActionForm>
      {templates && (
        <p className="agenda__templates">
          <a href={templates}>
            Take questions from a template
            <span className="visually-hidden">
              {' '}
              for <bdi>{fullName(viewer, other)}</bdi>
            </span>
          </a>
        </p>
      )}
    </div>
  )
}

// Another order has another one. Ids of hundreds of points would be sent a second time.
function signature(ids: readonly string[]): string {
  let hash = 0
  for (const character of ids.join()) hash = (hash * 31 + character.charCodeAt(0)) | 0
  return `${ids.length} ${hash}`
}
