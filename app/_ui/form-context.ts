'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { type FormState, idle } from './form-state.ts'

type Named = { name?: string | undefined; form?: string; formAction?: string | undefined }
/**
 * Attributes of a form's controls, which may belong to a form of the whole page: see `PageForms`. `given` is what a
 * control has in it on a page without answers and drafts.
 */
export type Names = {
  hidden: (name: string) => Named
  /** To type in or to tick. */
  typed: (name: string, given?: string) => Named
  radio: (name: string, given?: string) => Named
  /** That submits. `at` is the id of the part of the page to come back to. */
  button: (name?: string, at?: string) => Named
  /** What the page's form has besides. */
  besides?: { start: ReactNode; long: ReactNode; ticked: (name: string, value: string) => ReactNode }
}

const named = (name?: string) => ({ name })
const ownNames: Names = { hidden: named, typed: named, radio: named, button: named }

/** By part, what a page's forms are answered. */
export type PageAnswers = Record<string, FormState>
/** For a form that isn't part of its page's. */
export const noPart = { answer: idle, names: ownNames }
export const PageContext = createContext((_part: string | undefined): typeof noPart => noPart)

type Form = { id: string; state: FormState; isPending: boolean; names: Names }

export const FormContext = createContext<Form>({
  id: '',
  state: idle,
  isPending: false,
  names: ownNames,
})

/** A row added, a field filled in, a preview, a link that was created, a draft and a part that was saved aren't problems. */
export const isProblem = (state: FormState) =>
  !['idle', 'rows', 'preview', 'filled', 'shown', 'draft', 'kept', 'saved'].includes(state.status)

/** Idle, and without a prefix, outside an `ActionForm`. */
export const useForm = () => useContext(FormContext)

/** `given` is the field's value on a page without answers and drafts. */
export function useField(name: string, hasHint = false, given?: string) {
  const { id: prefix, state, isPending, names } = useForm()
  const id = fieldId(prefix, name)
  const error = state.fieldErrors[name]?.[0]
  const describedBy = [error && `${id}-error`, hasHint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  const isFirstWrong = error !== undefined && Object.keys(state.fieldErrors)[0] === name
  return {
    id,
    error,
    state,
    isPending,
    names,
    /** Spread it on the control. Without JavaScript, autofocus leads to the first wrong field or the new row. */
    control: {
      id,
      ...names.typed(name, given),
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': describedBy,
      autoFocus: isFirstWrong || isInNewRow(state, name) || undefined,
    },
  }
}

const isInNewRow = ({ status, added }: FormState, name: string): boolean =>
  status === 'rows' && added !== undefined && name.startsWith(added)

export const fieldId = (prefix: string, name: string) => prefix + name.replaceAll(/[^\w-]+/g, '-')
