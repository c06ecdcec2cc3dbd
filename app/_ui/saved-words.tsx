'use client'
import { useForm } from './form-context.ts'

/** Beside the button that saves a part of its form: what it saved. */
export function SavedWords() {
  const { state } = useForm()
  return (
    <p className="meta" aria-live="polite">
      {state.status === 'saved' && state.message}
    </p>
  )
}
