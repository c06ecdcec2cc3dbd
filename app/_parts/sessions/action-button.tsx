'use client'
import type { ReactNode } from 'react'
import { useForm } from '#app/_ui/form-context.ts'

/** Gives the action a new state, in a form with `ToldVersion`. Its value is the action and the version shown. */
export function ActionButton(props: {
  action: { id: string; version: number }
  state: 'done' | 'dropped' | 'open'
  className?: string
  'aria-label'?: string
  /** It takes the place of a button that was pressed, and its focus. */
  isNext?: boolean
  children: ReactNode
}) {
  const { action, state, className = 'button button--primary', isNext, ...attributes } = props
  const { names } = useForm()
  return (
    <button
      {...attributes}
      // biome-ignore lint/a11y/noAutofocus: the button that had the focus is gone
      autoFocus={isNext || undefined}
      type="submit"
      className={className}
      {...names.button(state)}
      value={`${action.id} ${action.version}`}
    />
  )
}
