'use client'
import { useEffect, useRef, useState } from 'react'
import { useForm } from './form-context.ts'
import type { FormDraft, Told } from './form-draft.ts'
import { keepWords } from './keep-words.ts'
import { type Outcome, wasOvertaken } from './send-words.ts'
import { typedValue } from './typed-values.ts'

/**
 * The fields that tie a form to its draft and, with JavaScript, what keeps its words while they're typed. Without it,
 * a button does.
 */
export function DraftKeeper({ draft }: { draft: FormDraft }) {
  const { state, names } = useForm()
  const [held, setHeld] = useState<{ attempt: number; told?: Told }>({ attempt: state.attempt })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const keeper = useRef<ReturnType<typeof keepWords>>(undefined)

  useEffect(() => {
    const form = field.current?.form
    // Its fields are the page's until then.
    if (!form || names.besides) return
    if (wasOvertaken(draft.place, draft.newest)) return location.reload()
    const started = keepWords(form, draft, {
      onTold: (told) => setHeld((before) => ({ ...before, told })),
      onOutcome: setOutcome,
    })
    keeper.current = started
    return started.stop
  }, [draft, names])

  const answered = typedValue(state, 'formId')
  useEffect(() => {
    if (state.attempt === 0) return
    setHeld({ attempt: state.attempt })
    keeper.current?.answered(answered)
  }, [state.attempt, answered])

  const told = held.attempt === state.attempt ? held.told : undefined
  const place = told ? { ...draft.place, draftId: told.draftId, version: told.version } : draft.place
  const written = JSON.stringify(place)
  return (
    <>
      <input
        ref={field}
        type="hidden"
        {...names.hidden('formId')}
        value={told?.formId ?? typedValue(state, 'formId', draft.formId)}
      />
      <input
        type="hidden"
        {...names.hidden('draft')}
        value={told ? written : typedValue(state, 'draft') || written}
      />
      <div className="draft-foot">
        <noscript>
          <button
            type="submit"
            className="button button--quiet button--small"
            {...names.button('keep')}
            value="on"
          >
            Keep for later
          </button>
        </noscript>
        <p aria-live="polite">{outcome && <Words outcome={outcome} />}</p>
      </div>
    </>
  )
}

function Words({ outcome }: { outcome: Outcome }) {
  if (outcome.kind === 'refused') return <>Not kept. {outcome.sentence}</>
  if (outcome.kind === 'signed-out')
    return (
      <>
        Not kept: you’re signed out.{' '}
        <a href="/sign-in" target="_blank" rel="noreferrer">
          Sign in in another tab
        </a>
        , then continue here.
      </>
    )
  if (outcome.kind !== 'kept') return <>Not kept: no connection. Cairn will try again.</>
  if (outcome.told.draftId === null) return null
  if (outcome.isBeside)
    return (
      <>
        Kept as a second draft, because you were also writing on another device. Both are under{' '}
        <a href="/drafts">Drafts</a>.
      </>
    )
  return <>Kept</>
}
