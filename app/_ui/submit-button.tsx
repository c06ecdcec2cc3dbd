'use client'
import type { MouseEvent, ReactNode } from 'react'
import { useForm } from './form-context.ts'

/** A second click while it's sending does nothing. `name` and `value` tell several buttons of a form apart. */
export function SubmitButton(props: {
  children: ReactNode
  className?: string
  /** Something is over once it's pressed, so it doesn't look like the way on. */
  ends?: boolean
  name?: string
  value?: string
  'aria-label'?: string
  formNoValidate?: boolean
  /** The id of the part of the page to come back to, where the answer is the page itself. */
  at?: string
}) {
  const {
    ends,
    className = ends ? 'button button--rust' : 'button button--primary',
    at,
    ...attributes
  } = props
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
