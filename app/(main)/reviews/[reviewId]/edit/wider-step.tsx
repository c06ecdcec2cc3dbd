'use client'
import type { ReactNode } from 'react'
import { useForm } from '#app/_ui/form-context.ts'
import { ProblemSummary } from '#app/_ui/problem-summary.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Visibility } from '#db/words.ts'

type Props = {
  before: Visibility
  words: Record<Visibility, string>
  /** The mentors and leads by name, and as a form sends them. */
  circle: { words: string; named: string }
  children: ReactNode
}

// The form itself sends these.
const ofForm = ['confirmed', 'openedBy', 'formId', 'draft']

/** When an edit would give the note more readers, one question replaces the fields; everything typed is kept. */
export function WiderStep({ before, words, circle, children }: Props) {
  const { state } = useForm()
  const asked = state.values.visibility
  const after = asked === 'pair' || asked === 'circle' ? asked : before
  if (!state.fieldErrors.confirmed)
    return (
      <>
        <ProblemSummary />
        <input type="hidden" name="circle" value={circle.named} />
        {children}
      </>
    )
  const kept = Object.entries(state.values).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  )
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="wider">
      {kept
        .filter(([name]) => !ofForm.includes(name))
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
      <h2 id="wider">Share this note more widely?</h2>
      <p>
        So far it can be read by <b>{inSentence(words[before])}</b>. From now on it can be read by{' '}
        <b>{inSentence(words[after])}</b>: all of it, including what you wrote before. Nothing is saved yet.
      </p>
      {after === 'circle' && circle.words && (
        <p className="meta">Current mentors and leads: {circle.words}.</p>
      )}
      <div className="form-bar">
        {/* biome-ignore lint/a11y/noAutofocus: the question replaces the form that was sent */}
        <button type="submit" className="button" name="rows" value="findings.keep" autoFocus>
          Back to the note
        </button>
        <SubmitButton name="confirmed" value="on">
          Share
        </SubmitButton>
      </div>
    </section>
  )
}

const inSentence = (words: string) => words.replace(/^(You|Only)/, (word) => word.toLowerCase())
