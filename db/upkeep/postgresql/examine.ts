import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { migrationsAfter, migrationsOf } from '#db/migrations.ts'
import { appliedMigrations, rowCounts } from '#db/postgresql/migrate.ts'
import { nameOf } from '#db/postgresql/refusals.ts'
import type { Examined } from '../sqlite/examine.ts'
import { ownServer, withClient } from './client.ts'

/** Reads what PostgreSQL doesn't keep right by itself. Throws `UpkeepFailed` if it can't be opened at all. */
export async function examine(): Promise<Examined> {
  return withClient(async (client) => ({
    integrity: [],
    dangling: await unchecked(client),
    // The program looks into it: `lib/record/search/reads.ts`.
    search: [],
    schema: await schemaOrProblem(client),
    rows: Object.fromEntries(await rowCounts(client)),
  }))
}

// Foreign keys that someone has switched off.
async function unchecked(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND NOT convalidated AND connamespace = current_schema()::regnamespace",
  )
  return rows.map(({ name }) => name)
}

async function schemaOrProblem(client: pg.Client): Promise<Examined['schema']> {
  try {
    return await schemaIn(client)
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Throws `DatabaseRefused` if it's not one of this program's schemas. */
export async function schemaIn(client: pg.Client): Promise<{ applied: number; waiting: number }> {
  const applied = await appliedMigrations(client)
  const known = readMigrationFiles({ migrationsFolder: migrationsOf('postgresql') })
  return { applied: applied.length, waiting: migrationsAfter(applied, known).length }
}

export const schemaOf = () => withClient(schemaIn)

/** When the last thing that the record tells of happened; undefined if it's empty. */
export async function newestEntry(): Promise<Date | undefined> {
  return withClient(
    async (client) => (await client.query('SELECT max(at) AS at FROM audit_events')).rows[0].at ?? undefined,
  )
}

/** In bytes, with indexes. */
export async function sizeOf(): Promise<number> {
  return withClient(async (client) => {
    const { rows } = await client.query(
      "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) AS bytes FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'",
    )
    return Number(rows[0].bytes)
  })
}

/** Such as 'the PostgreSQL database cairn at db.example.org, version 15.18'. */
export async function placeOf(): Promise<string> {
  const version = await withClient(
    async (client) => (await client.query('SHOW server_version')).rows[0].server_version as string,
  )
  return `${nameOf(ownServer()).replace('The', 'the')}, version ${version.split(' ')[0]}`
}
