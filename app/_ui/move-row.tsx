'use client'
import type { ReactNode } from 'react'
import { useForm } from './form-context.ts'

/** Changes places with the row before it or after it. */
export function MoveRow(props: {
  list: string
  number: number
  to: 'up' | 'down'
  disabled?: boolean
  className?: string
  'aria-label': string
  children: ReactNode
}) {
  const { names } = useForm()
  return (
    <button
      type="submit"
      className={props.className ?? 'icon-button'}
      {...names.button('rows')}
      value={`${props.list}.${props.to}.${props.number}`}
      aria-label={props['aria-label']}
      disabled={props.disabled}
    >
      {props.children}
    </button>
  )
}
