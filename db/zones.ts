import { type SQL, sql } from 'drizzle-orm'
import { type AnyColumn, dialect } from './columns.ts'
import { personTimeZones } from './schema/people.ts'

type Kept = { since: Date; zone: string }

/**
 * SQL: the zones that a person has had, oldest first, as one column: a list of people needs no second query. `person` is
 * `people` or an alias of it.
 */
export function keptZones(person: { id: AnyColumn; timeZone: AnyColumn }): SQL<Kept[]> {
  const { personId, zone, since } = personTimeZones
  const joined =
    dialect === 'postgresql'
      ? sql`string_agg((extract(epoch from ${since}) * 1000)::bigint || ' ' || ${zone}, ',')`
      : sql`group_concat(${since} || ' ' || ${zone}, ',')`
  // In a query of one table drizzle leaves the table's name out of a selected column, but not out of a nested one.
  const id = sql`${person.id}`
  const now = sql`${person.timeZone}`
  return sql`coalesce((select ${joined} from ${personTimeZones} where ${personId} = ${id}), '0 ' || ${now})`.mapWith(
    parse,
  ) as SQL<Kept[]>
}

function parse(text: string): Kept[] {
  return text
    .split(',')
    .map((row) => {
      const [since = '', zone = ''] = row.split(' ')
      return { since: new Date(Number(since)), zone }
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime())
}
