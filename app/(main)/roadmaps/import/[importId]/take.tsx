import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count, listOfWords } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import type { RoadmapImport, Target } from '#lib/roadmaps/imports/reads.ts'
import type { Taken } from '#lib/roadmaps/imports/rules.ts'
import { take } from '../actions.ts'

type Props = {
  file: RoadmapImport
  targets: Target[]
  target: Target | undefined
  taken: Taken | undefined
}

/** Into which roadmap it's taken, and what would be new there. */
export function Take({ file, targets, target, taken }: Props) {
  const isNothingNew = taken && taken.added.length + taken.changed.length === 0
  const others = targets.filter(({ id }) => id !== target?.id)
  return (
    <section aria-labelledby="take">
      <div className="section-head">
        <h2 id="take">Make a working copy of it</h2>
        <p className="meta">Nobody else sees it until it’s published</p>
      </div>
      {target && taken && isNothingNew && (
        <Notice
          tone="done"
          action={
            <a className="button button--small" href={`/roadmaps/${target.id}/edit`}>
              Open the working copy
            </a>
          }
        >
          <b>Nothing new in this file.</b> {sameWords(taken)} in “<PlainText text={target.title} />
          ”.
        </Notice>
      )}
      {target && taken && !isNothingNew && (
        <p className="mb-4">
          Into “<PlainText text={target.title} />
          ”: {takenWords(taken)}.
        </p>
      )}
      {!target && <p className="mb-4">It becomes a new roadmap.</p>}
      {!isNothingNew && (
        <ActionForm
          action={take}
          part="take"
          formId={newId()}
          fixed={{ importId: file.id, into: target?.id }}
          aria-label="Make a working copy"
          renewed={`${file.version} ${target?.id ?? ''}`}
        >
          <Hidden name="version" value={file.version} />
          <div className="form-bar">
            <SubmitButton>{target ? 'Take it into the working copy' : 'Create working copy'}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {(target || others.length > 0) && (
        <ul className="meta mt-4 stack-2">
          {target && (
            <li>
              <a href={`/roadmaps/import/${file.id}?into=new#take`}>Make a new roadmap of it instead</a>
            </li>
          )}
          {others.map(({ id, title }) => (
            <li key={id}>
              <a href={`/roadmaps/import/${file.id}?into=${id}#take`}>
                Take it into “<PlainText text={title} />”
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const sameWords = ({ same }: Taken) =>
  same === 1 ? 'Its milestone is the same' : `All ${same} milestones are the same`

function takenWords({ added, changed, same, absent }: Taken): string {
  const parts = [
    added.length > 0 && `${count(added.length, 'milestone')} new`,
    changed.length > 0 && `${changed.length} changed`,
    `${same} the same`,
    absent.length > 0 && `${absent.length} that the file doesn’t have, which stay`,
  ]
  return listOfWords(parts.filter((part) => typeof part === 'string'))
}
