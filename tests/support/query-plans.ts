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
  const tables = new Set(
    connection.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[],
  )
  return stepsOf(connection, sql).flatMap((detail) => {
    const [, name] = /^SCAN (\S+)/.exec(detail) ?? /^SEARCH (\S+) (?:\w+ )*AUTOMATIC/.exec(detail) ?? []
    if (!name || / VIRTUAL TABLE /.test(detail)) return []
    const table = tables.has(name) ? name : tableCalled(name, sql, tables)
    return table && !small.has(table) ? [{ table, step: detail }] : []
  })
}

function stepsOf(connection: BetterSqlite.Database, sql: string): string[] {
  // SQLite reads no row if the condition is always false.
  if (/ where \(?false\b/.test(sql)) return []
  const steps = connection.prepare(`explain query plan ${sql}`).all(valuesFor(sql)) as { detail: string }[]
  return steps.map(({ detail }) => detail)
}

/** `columns`: so many of the index's first ones have to be equal to something. */
export type IndexSearch = { index: string; columns: number; step: string }

/** What SQLite looks up by an index for a statement. */
export function indexSearches(connection: BetterSqlite.Database, sql: string): IndexSearch[] {
  return stepsOf(connection, sql).flatMap((step) => {
    const [, index, terms = ''] = /^SEARCH .* USING (?:COVERING )?INDEX (\w+) \((.*)\)/.exec(step) ?? []
    if (!index) return []
    const equal = terms.split(' AND ').findIndex((term) => !/^[^(]+=\?$/.test(term))
    return [{ index, columns: equal === -1 ? terms.split(' AND ').length : equal, step }]
  })
}

/** How many rows such a search finds on average. Undefined if no row has a value there. */
export function rowsFound(
  connection: BetterSqlite.Database,
  { index, columns }: Pick<IndexSearch, 'index' | 'columns'>,
): number | undefined {
  const table = connection.prepare('select tbl_name from sqlite_schema where name = ?').pluck().get(index)
  const all = connection.prepare('select name from pragma_index_info(?) order by seqno').pluck().all(index)
  const names = all.slice(0, columns).map((name) => `"${name}"`)
  const found =
    names.length === 0
      ? `select count(*) from "${table}"`
      : `select avg(number) from (select count(*) as number from "${table}" where ${names[0]} is not null group by ${names})`
  const average = connection.prepare(found).pluck().get()
  return typeof average === 'number' ? average : undefined
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
