import { type FormValues, keptValues, knownName } from '#app/_ui/sent-values.ts'
import { MAX_ROWS, rowField, rowNumbers } from '#app/_ui/typed-values.ts'
import { newId } from '#lib/core/ids.ts'

type Nested = { [key: string]: Nested | Nested[] | string | string[] | undefined }

/** Dotted names become rows, ordered by their numbers: { findings: [{ body }] }. */
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

/** `press` is 'nextOn=2026-12-15&nextAt=10:30'. */
export function fillFields(values: FormValues, press: string): FormValues {
  const { fill: _press, ...rest } = values
  const fields = [...new URLSearchParams(press.slice(0, 1000))].filter(
    ([name]) => knownName.test(name) && Object.hasOwn(rest, name),
  )
  return { ...rest, ...keptValues(Object.fromEntries(fields)) }
}

/** `press` is 'milestones=' and the values to tick, with spaces between them; what is ticked already stays. */
export function tickBoxes(values: FormValues, press: string): FormValues {
  const { ticks: _press, ...rest } = values
  const [name = '', ids = ''] = press.slice(0, 10_000).split('=')
  if (!/^[a-zA-Z]+$/.test(name)) return rest
  const ticked = [rest[name] ?? [], ids.split(' ').filter((id) => id !== '')].flat()
  return { ...rest, ...keptValues({ [name]: [...new Set(ticked)] }) }
}

/**
 * `press` is 'findings.add', for a row with a new id (up to `MAX_ROWS`), 'findings.add.severity=praise' with something
 * chosen in it, 'findings.remove.2', or 'findings.up.2' and 'findings.down.2' to change places with its neighbour. Anything
 * else changes nothing.
 */
export function changeRows(values: FormValues, press: string): FormValues {
  const [list = '', verb, position] = press.split('.')
  const { rows: _press, ...rest } = values
  const numbers = rowNumbers(rest, list)
  if (verb === 'add' && /^[a-zA-Z]+$/.test(list) && numbers.length < MAX_ROWS) {
    const row = `${list}.${numbers.length === 0 ? 0 : Math.max(...numbers) + 1}`
    const [, field, chosen = ''] = /^([a-z]{1,20})=([a-z]{1,20})$/.exec(position ?? '') ?? []
    return { ...rest, [`${row}.id`]: newId(), ...(field && { [`${row}.${field}`]: chosen }) }
  }
  if (verb === 'up' || verb === 'down') {
    const place = numbers.indexOf(Number(position))
    const [one, other] = [numbers[place], numbers[place + (verb === 'up' ? -1 : 1)]]
    return one === undefined || other === undefined ? rest : swapRows(rest, list, one, other)
  }
  if (verb === 'remove')
    return Object.fromEntries(
      Object.entries(rest).filter(([name]) => !name.startsWith(`${list}.${position}.`)),
    )
  return rest
}

function swapRows(values: FormValues, list: string, one: number, other: number): FormValues {
  const swapped = new Map([
    [`${list}.${one}.`, `${list}.${other}.`],
    [`${list}.${other}.`, `${list}.${one}.`],
  ])
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const [row] = /^[^.]+\.\d+\./.exec(name) ?? []
      const to = row && swapped.get(row)
      return [to ? to + name.slice(row.length) : name, value]
    }),
  )
}
