'use client'
import type { ReactNode } from 'react'
import { useForm } from './form-context.ts'

/** Fills fields of the form around it by name and saves nothing; whatever is typed stays. Works without JavaScript. */
export function FillButton({ fields, children }: { fields: Record<string, string>; children: ReactNode }) {
  const { state, names } = useForm()
  const isFilled =
    state.status === 'filled' && Object.entries(fields).every(([name, value]) => state.values[name] === value)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <button
        type="submit"
        className="button button--small"
        {...names.button('fill')}
        value={new URLSearchParams(fields).toString()}
      >
        {children}
      </button>
      <span className="meta" role="status">
        {isFilled && 'Filled in below. Nothing is saved yet.'}
      </span>
    </p>
  )
}
