import type { FormState } from './form-state.ts'

const wasTyped = (state: FormState) => Object.keys(state.values).length > 0

/** The typed value of a field, or what the page gave for it while nothing was sent yet. */
export function typedValue(state: FormState, name: string, initial?: string): string {
  const typed = state.values[name]
  if (typed === undefined) return wasTyped(state) ? '' : (initial ?? '')
  return typeof typed === 'string' ? typed : (typed[0] ?? '')
}

/** The ticked values of a group of check boxes, or what the page gave for it while nothing was sent yet. */
export function typedValues(state: FormState, name: string, initial: string[] = []): string[] {
  const typed = state.values[name]
  if (typed === undefined) return wasTyped(state) ? [] : initial
  return typeof typed === 'string' ? [typed] : typed
}

/** The HTML of a field's text, where a preview of it was asked for. */
export function previewOf({ preview }: FormState, name: string): string | undefined {
  return preview?.field === name ? preview.html : preview?.others?.[name]
}

/** One row of a list in a form: its number in the fields' names, and the id of the record it will make. */
export type Row = { number: number; id: string }

/** The rows of a list as they were sent, or one for each id that the page gave while nothing was sent yet. */
export function rowsOf(state: FormState, list: string, initialIds: string[]): Row[] {
  if (!wasTyped(state)) return initialIds.map((id, number) => ({ number, id }))
  const numbers = new Set<number>()
  for (const name of Object.keys(state.values)) {
    const [of, number, field] = name.split('.')
    if (of === list && field !== undefined) numbers.add(Number(number))
  }
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number) => ({ number, id: typedValue(state, `${list}.${number}.id`) }))
}
