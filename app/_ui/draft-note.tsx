'use client'
import { isProblem, useForm } from './form-context.ts'
import type { FormDraft } from './form-draft.ts'

/** Above a form: what is filled in, or waits, and the ways on. */
export function DraftNote({ draft }: { draft: FormDraft }) {
  const { state } = useForm()
  const id = `draft-${draft.place.verb}`
  if (state.status === 'kept')
    return (
      <div className="draft-note" id={id} role="status">
        <p>
          Kept. You’ll find it under <a href="/drafts">Drafts</a>.
        </p>
      </div>
    )
  if (!draft.note || isProblem(state)) return null
  const { words, ways, others } = draft.note
  return (
    <div className="draft-note" id={id}>
      <p>{words}</p>
      <ul className="draft-note__ways">
        {[...ways, ...others].map(({ href, label }) => (
          <li key={href}>
            {/* Loads the page anew: a form that stays on its page stays with its draft. */}
            <a href={href} data-reload="">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
