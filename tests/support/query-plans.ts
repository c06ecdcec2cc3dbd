import type BetterSqlite from 'better-sqlite3'

/** Tables that don't grow with what people do: a handful of teams and themes, and the roadmaps' own. */
const small = new Set([
  'teams',
  'themes',
  'roadmaps',
  'roadmap_versions',
  'stages',
  'milestones',
  'criteria',
  'resources',
])

/**
 * The growing tables that SQLite reads whole for a statement, or for which it makes an index of its own each time, with
 * the step of the query plan that tells so (https://www.sqlite.org/eqp.html). A full-text search shows as a scan of a
 * virtual table, and is none.
 */
export function wholeReads(
  connection: BetterSqlite.Database,
  sql: string,
): { table: string; step: string }[] {
  // A condition that is false for all rows is looked at before any row.
  if (/ where \(?false\b/.test(sql)) return []
  const steps = connection.prepare(`explain query plan ${sql}`).all(valuesFor(sql)) as { detail: string }[]
  const tables = new Set(
    connection.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[],
  )
  return steps.flatMap(({ detail }) => {
    const [, name] = /^SCAN (\S+)/.exec(detail) ?? /^SEARCH (\S+) (?:\w+ )*AUTOMATIC/.exec(detail) ?? []
    if (!name || / VIRTUAL TABLE /.test(detail)) return []
    const table = tables.has(name) ? name : tableCalled(name, sql, tables)
    return table && !small.has(table) ? [{ table, step: detail }] : []
  })
}

// Drizzle writes a second name for a table right after it: "people" "author". A name that is no table's is a part of the
// statement itself, and the tables in it have steps of their own.
function tableCalled(alias: string, sql: string, tables: Set<string>): string | undefined {
  for (const [, table = '', name] of sql.matchAll(/"(\w+)" (?:as )?"(\w+)"/g))
    if (name === alias && tables.has(table)) return table
  return undefined
}

// The plan doesn't depend on the values, but each place for one wants one.
function valuesFor(sql: string): null[] {
  return Array.from(sql.replace(/'[^']*'/g, '').matchAll(/\?/g), () => null)
}
