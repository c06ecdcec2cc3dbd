'use client'
import type { ReactNode } from 'react'
import { useForm } from '#app/_ui/form-context.ts'

/** Gives the action a new state, in a form with `ToldVersion`. Its value is the action and the version shown. */
export function ActionButton(props: {
  action: { id: string; version: number }
  state: 'done' | 'dropped' | 'open'
  className?: string
  'aria-label'?: string
  children: ReactNode
}) {
  const { action, state, className = 'button button--primary', ...attributes } = props
  const { names } = useForm()
  return (
    <button
      {...attributes}
      type="submit"
      className={className}
      {...names.button(state)}
      value={`${action.id} ${action.version}`}
    />
  )
}
