'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { useForm } from './form-context.ts'

export const Person = createContext<string | undefined>(undefined)

/** The forms inside say for whom they were opened. */
export function OpenedBy({ person, children }: { person: string | undefined; children: ReactNode }) {
  return <Person value={person}>{children}</Person>
}

/**
 * If someone else is signed in by the time the form is sent, it's refused. If nobody is, the words come back to this
 * person alone.
 */
export function OpenedByField() {
  const person = useContext(Person)
  const { names } = useForm()
  return person && <input type="hidden" {...names.hidden('openedBy')} value={person} />
}
