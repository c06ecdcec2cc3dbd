import { rowField, rowNumbers } from '#app/_ui/typed-values.ts'
import { newId } from '#lib/core/ids.ts'

export type FormValues = Record<string, string | string[]>
type Nested = { [key: string]: Nested | Nested[] | string | string[] | undefined }

// A word, or a row's field: 'findings.0.body'.
const knownName = /^[a-zA-Z][\w-]*(\.\d{1,2}\.[a-zA-Z][\w-]*)?$/

/** The form's texts by field name; several with one name become a list. Files and React's own fields are left out. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !knownName.test(name) || name === '__proto__') continue
    const before = Object.hasOwn(values, name) ? values[name] : undefined
    if (Array.isArray(before)) before.push(value)
    else values[name] = before === undefined ? value : [before, value]
  }
  return values
}

/** Leaves out passwords, which must not travel back to the browser. */
export function keptValues(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)))
}

/** Turns dotted names into rows, ordered by their numbers: { findings: [{ body }] }. */
export function nestedValues(values: FormValues): Nested {
  const nested: Nested = {}
  const rows = new Map<string, Map<number, Nested>>()
  for (const [name, value] of Object.entries(values)) {
    const row = rowField(name)
    if (!row) {
      nested[name] = value
      continue
    }
    const ofList = rows.get(row.list) ?? new Map<number, Nested>()
    ofList.set(row.number, { ...ofList.get(row.number), [row.field]: value })
    rows.set(row.list, ofList)
  }
  for (const [list, ofList] of rows)
    nested[list] = [...ofList].sort(([a], [b]) => a - b).map(([, row]) => row)
  return nested
}

/** What a press on 'findings.add' or 'findings.remove.2' makes of the values: a row more (with an id of its own), or one less. */
export function changeRows(values: FormValues, press: string): FormValues {
  const [list = '', verb, position] = press.split('.')
  const { rows: _press, ...rest } = values
  const numbers = rowNumbers(rest, list)
  if (verb === 'add' && /^[a-zA-Z]+$/.test(list) && numbers.length < 50)
    return { ...rest, [`${list}.${numbers.length === 0 ? 0 : Math.max(...numbers) + 1}.id`]: newId() }
  if (verb === 'remove')
    return Object.fromEntries(
      Object.entries(rest).filter(([name]) => !name.startsWith(`${list}.${position}.`)),
    )
  return rest
}
