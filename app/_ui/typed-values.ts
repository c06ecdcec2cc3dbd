import type { FormState } from './form-state.ts'

const wasTyped = (state: FormState) => Object.keys(state.values).length > 0

/** The typed value, or `initial` before the form is sent. */
export function typedValue(state: FormState, name: string, initial?: string): string {
  const typed = state.values[name]
  if (typed === undefined) return wasTyped(state) ? '' : (initial ?? '')
  return typeof typed === 'string' ? typed : (typed[0] ?? '')
}

/** The ticked values, or `initial` before the form is sent. */
export function typedValues(state: FormState, name: string, initial: string[] = []): string[] {
  const typed = state.values[name]
  if (typed === undefined) return wasTyped(state) ? [] : initial
  return typeof typed === 'string' ? [typed] : typed
}

export function previewOf({ preview }: FormState, name: string): string | undefined {
  return preview?.field === name ? preview.html : preview?.others?.[name]
}

/** `number` is the one in the fields' names, `id` the record's. */
export type Row = { number: number; id: string }

/** The rows as they were sent, or one per initial id before the form is sent. */
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
