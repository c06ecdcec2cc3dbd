'use client'
import type { MouseEvent, ReactNode } from 'react'
import { useForm } from './form-context.ts'

/** A second click while it's sending does nothing. `name` and `value` tell several buttons of a form apart. */
export function SubmitButton(props: {
  children: ReactNode
  className?: string
  name?: string
  value?: string
  'aria-label'?: string
  formNoValidate?: boolean
  /** The id of the part of the page to come back to, where the answer is the page itself. */
  at?: string
}) {
  const { className = 'button button--primary', at, ...attributes } = props
  const { isPending, names } = useForm()
  const onClick = (event: MouseEvent) => {
    if (isPending) event.preventDefault()
  }
  return (
    <button
      {...attributes}
      {...names.button(props.name, at)}
      type="submit"
      className={className}
      aria-disabled={isPending || undefined}
      onClick={onClick}
    />
  )
}
