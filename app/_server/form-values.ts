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
    const [list, position, field] = name.split('.')
    if (!list) continue
    if (position === undefined || field === undefined) {
      nested[list] = value
      continue
    }
    const ofList = rows.get(list) ?? new Map<number, Nested>()
    ofList.set(Number(position), { ...ofList.get(Number(position)), [field]: value })
    rows.set(list, ofList)
  }
  for (const [list, ofList] of rows) {
    const ordered = [...ofList].sort(([a], [b]) => a - b).map(([, row]) => row)
    nested[list] = ordered
  }
  return nested
}

function rowNumbers(values: FormValues, list: string): number[] {
  const numbers = new Set<number>()
  for (const name of Object.keys(values)) {
    const [of, position, field] = name.split('.')
    if (of === list && field !== undefined) numbers.add(Number(position))
  }
  return [...numbers].sort((a, b) => a - b)
}

/** `press` is 'findings.add' or 'findings.remove.2'. A new row gets an id; a list has at most 50 rows. */
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
