'use client'
import type { ReactNode } from 'react'
import { useField } from './form-context.ts'
import { Icon } from './icon.tsx'
import { MeantDay } from './meant-day.tsx'
import { typedValue } from './typed-values.ts'

export function FieldError({ name }: { name: string }) {
  const { id, error } = useField(name)
  if (!error) return null
  return (
    <>
      <p className="error" id={`${id}-error`}>
        <Icon name="warning" />
        <span>
          <span className="visually-hidden">Error: </span>
          {error}
        </span>
      </p>
      <MeantDay name={name} />
    </>
  )
}

/** After a stale edit: what someone else saved, below the typed text. */
export function Theirs({ name }: { name: string }) {
  const { state } = useField(name)
  const theirs = state.theirs?.[name]
  // Without the spaces around it, which aren't saved.
  if (theirs === undefined || theirs.trim() === typedValue(state, name).trim()) return null
  return (
    <details className="fold" open>
      <summary>
        <Icon name="right" />
        What it says now
      </summary>
      <p dir="auto" className="note theirs">
        {theirs || 'Nothing'}
      </p>
    </details>
  )
}

/** The child is the control; it takes its id and descriptions from `useField(name, Boolean(hint))`. */
export function Field(props: {
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactNode
}) {
  const { id, error } = useField(props.name)
  const className = ['field', error && 'field--bad', props.className].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <label htmlFor={id} className={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
        {props.optional && <span className="optional"> (optional)</span>}
      </label>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <FieldError name={props.name} />
      {props.children}
      <Theirs name={props.name} />
    </div>
  )
}
