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

export function previewHtml({ preview }: FormState, name: string): string | undefined {
  return preview?.field === name ? preview.html : preview?.others?.[name]
}

/** 'findings.0.body' is the `body` of row 0 in `findings`. Undefined for a field outside rows. */
export function rowField(name: string): { list: string; number: number; field: string } | undefined {
  const [list, number, field] = name.split('.')
  return list && field !== undefined ? { list, number: Number(number), field } : undefined
}

/** In ascending order, with gaps where a row was removed: [0, 1, 3]. */
export function rowNumbers(values: FormState['values'], list: string): number[] {
  const rows = Object.keys(values).map(rowField)
  return [...new Set(rows.flatMap((row) => (row?.list === list ? [row.number] : [])))].sort((a, b) => a - b)
}

/** In one list of a form, unless it has a limit of its own. */
export const MAX_ROWS = 100

/** `number` is the one in the fields' names, `id` that of the record to be created. */
export type Row = { number: number; id: string }

/** The rows that were sent, or one per initial id before the form is sent. */
export function formRows(state: FormState, list: string, initialIds: string[]): Row[] {
  if (!wasTyped(state)) return initialIds.map((id, number) => ({ number, id }))
  return rowNumbers(state.values, list).map((number) => ({
    number,
    id: typedValue(state, `${list}.${number}.id`),
  }))
}
