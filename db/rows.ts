import { Column, getTableName, is, SQL, Subquery } from 'drizzle-orm'
import type { SelectedFieldsOrdered } from 'drizzle-orm/sqlite-core'

/** For each joined table whether its row is there for certain, as drizzle notes it. */
export type Joined = Record<string, boolean> | undefined

type Decode = (value: unknown) => unknown
type Cell = { group: string | undefined; name: string; decode: Decode | undefined; table: string | undefined }

/**
 * Raw rows as the objects that a select asked for, as drizzle's mapResultRow makes them: a group of a joined table that is
 * not there is null. What each column needs is looked up once for all rows. Throws an Error for groups within groups.
 */
export function rowsOf(fields: SelectedFieldsOrdered, rows: unknown[][], joined: Joined): unknown[] {
  const cells = fields.map(cellOf)
  const groups = joined ? groupsOf(cells, joined) : []
  return rows.map((row) => {
    const made: Record<string, unknown> = {}
    for (const [index, { group, name, decode }] of cells.entries()) {
      const raw = row[index]
      const value = raw === null ? null : decode ? decode(raw) : raw
      if (group === undefined) made[name] = value
      else {
        made[group] ??= {}
        const inside = made[group] as Record<string, unknown>
        inside[name] = value
      }
    }
    for (const { name, first } of groups)
      if ((made[name] as Record<string, unknown>)[first] === null) made[name] = null
    return made
  })
}

function cellOf({ path, field }: SelectedFieldsOrdered[number]): Cell {
  if (path.length > 2) throw new Error('A select holds a group within a group.')
  const [first = '', second] = path
  return {
    group: second === undefined ? undefined : first,
    name: second ?? first,
    decode: decodeOf(field),
    table: is(field, Column) ? getTableName(field.table) : undefined,
  }
}

// drizzle's own column types without a form of their own answer what they are given.
const asItIs = Column.prototype.mapFromDriverValue

function decodeOf(field: SelectedFieldsOrdered[number]['field']): Decode | undefined {
  if (is(field, Column))
    return field.mapFromDriverValue === asItIs ? undefined : (value) => field.mapFromDriverValue(value)
  const { decoder } = (is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql) as unknown as {
    decoder: { mapFromDriverValue: Decode }
  }
  return (value) => decoder.mapFromDriverValue(value)
}

/** The groups that are null where their first column is: those of one table's columns, whose row may be missing. */
function groupsOf(cells: Cell[], joined: Record<string, boolean>): { name: string; first: string }[] {
  const found = new Map<string, { tables: Set<string>; first: string }>()
  for (const { group, name, table } of cells) {
    if (group === undefined || table === undefined) continue
    const known = found.get(group)
    if (known) known.tables.add(table)
    else found.set(group, { tables: new Set([table]), first: name })
  }
  return [...found].flatMap(([name, { tables, first }]) => {
    const [table = ''] = tables
    return tables.size === 1 && !joined[table] ? [{ name, first }] : []
  })
}
