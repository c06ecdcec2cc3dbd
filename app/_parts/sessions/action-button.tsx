'use client'
import type { ReactNode } from 'react'
import { useForm } from '#app/_ui/form-context.ts'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { typedValue } from '#app/_ui/typed-values.ts'

/**
 * Gives the action a new state, in the form around it. Its value is the action and the version that the page shows, or
 * the one that the last answer told of.
 */
export function ActionButton(props: {
  action: { id: string; version: number }
  state: 'done' | 'dropped' | 'open'
  className?: string
  'aria-label'?: string
  children: ReactNode
}) {
  const { action, state: name, ...attributes } = props
  const { state } = useForm()
  const isTold =
    state.status === 'stale' &&
    ['done', 'dropped', 'open'].some((each) => typedValue(state, each).startsWith(`${action.id} `))
  const version = isTold ? typedValue(state, 'version') : action.version
  return <SubmitButton {...attributes} name={name} value={`${action.id} ${version}`} />
}
