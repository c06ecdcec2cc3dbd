import { type SQL, sql } from 'drizzle-orm'
import { dialect } from './columns.ts'

// About the whole database, for those who run it.

export const databaseKind = dialect === 'postgresql' ? 'PostgreSQL' : 'SQLite'

/** SQL: such as '15.18 (Debian 15.18-0+deb12u1)', or '3.51.0'. */
export const databaseVersion: SQL<string> =
  dialect === 'postgresql' ? sql<string>`current_setting('server_version')` : sql<string>`sqlite_version()`

/** SQL: in bytes. Of PostgreSQL the whole database, with other schemas in it. */
export const databaseBytes: SQL<number> = (
  dialect === 'postgresql'
    ? sql`pg_database_size(current_database())`
    : sql`(select page_count * page_size from pragma_page_count(), pragma_page_size())`
).mapWith(Number) as SQL<number>

/** SQL: a table of one row, to select facts from. */
export const oneRow: SQL = sql`(select 1 as one) as one_row`
