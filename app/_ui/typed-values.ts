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

/** A field of a row by its name: 'findings.0.body' is `body` of number 0 of `findings`. Undefined for a field of no row. */
export function rowField(name: string): { list: string; number: number; field: string } | undefined {
  const [list, number, field] = name.split('.')
  return list && field !== undefined ? { list, number: Number(number), field } : undefined
}

/** The numbers of a list's rows in the order of the form, with gaps where a row was removed: [0, 1, 3]. */
export function rowNumbers(values: FormState['values'], list: string): number[] {
  const rows = Object.keys(values).map(rowField)
  return [...new Set(rows.flatMap((row) => (row?.list === list ? [row.number] : [])))].sort((a, b) => a - b)
}

/** One row of a list in a form: its number in the fields' names, and the id of the record it will make. */
export type Row = { number: number; id: string }

/** The rows as they were sent, or one per initial id before the form is sent. */
export function rowsOf(state: FormState, list: string, initialIds: string[]): Row[] {
  if (!wasTyped(state)) return initialIds.map((id, number) => ({ number, id }))
  return rowNumbers(state.values, list).map((number) => ({
    number,
    id: typedValue(state, `${list}.${number}.id`),
  }))
}
