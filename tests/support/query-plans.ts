import type BetterSqlite from 'better-sqlite3'

// These tables don't grow with use.
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
 * The growing tables that SQLite scans or indexes automatically for a statement, with the step of the query plan
 * (https://www.sqlite.org/eqp.html). A full-text search counts as neither, though its step says SCAN.
 */
export function wholeReads(
  connection: BetterSqlite.Database,
  sql: string,
): { table: string; step: string }[] {
  // SQLite reads no row if the condition is always false.
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

// Drizzle writes an alias right after the table: "people" "author". A name without a table is a subquery, whose
// tables have steps of their own.
function tableCalled(alias: string, sql: string, tables: Set<string>): string | undefined {
  for (const [, table = '', name] of sql.matchAll(/"(\w+)" (?:as )?"(\w+)"/g))
    if (name === alias && tables.has(table)) return table
  return undefined
}

// The plan doesn't depend on the values, but every placeholder needs one.
function valuesFor(sql: string): null[] {
  return Array.from(sql.replace(/'[^']*'/g, '').matchAll(/\?/g), () => null)
}
