'use client'
import { createContext, useContext } from 'react'
import { type FormState, idle } from './form-state.ts'

type Form = { id: string; state: FormState; isPending: boolean }

export const FormContext = createContext<Form>({ id: '', state: idle, isPending: false })

/** A row added, a field filled in, a preview, a link that was created, a draft and a part that was saved aren't problems. */
export const isProblem = (state: FormState) =>
  !['idle', 'rows', 'preview', 'filled', 'shown', 'draft', 'kept', 'saved'].includes(state.status)

/** Idle, and without a prefix, outside an `ActionForm`. */
export const useForm = () => useContext(FormContext)

export function useField(name: string, hasHint = false) {
  const { id: prefix, state, isPending } = useForm()
  const id = fieldId(prefix, name)
  const error = state.fieldErrors[name]?.[0]
  const describedBy = [error && `${id}-error`, hasHint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  const isFirstWrong = error !== undefined && Object.keys(state.fieldErrors)[0] === name
  return {
    id,
    error,
    state,
    isPending,
    /** Spread it on the control. Without JavaScript, autofocus leads to the first wrong field or the new row. */
    control: {
      id,
      name,
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': describedBy,
      autoFocus: isFirstWrong || isInNewRow(state, name) || undefined,
    },
  }
}

// A row that was just added has an id and nothing typed.
function isInNewRow({ status, values }: FormState, name: string): boolean {
  const row = name.slice(0, name.lastIndexOf('.') + 1)
  if (status !== 'rows' || row === '') return false
  return !Object.keys(values).some((other) => other.startsWith(row) && other !== `${row}id`)
}

export const fieldId = (prefix: string, name: string) => prefix + name.replaceAll(/[^\w-]+/g, '-')
