import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { applicationId, applyPragmas, assertOurFile } from './pragmas.ts'

const ownMigrations = path.join(import.meta.dirname, 'migrations', 'sqlite')

/**
 * Brings the file to the current schema, creating it if needed, and returns how many migrations ran. An existing file
 * is first copied beside it, with the suffix .before-N for the N migrations it had. All migrations run in one
 * transaction, which is undone if one fails, loses rows or leaves a dangling reference. Throws an Error if the file
 * can't be opened, isn't Cairn's or is newer than the program, or if a migration was edited or inserted before one that
 * ran.
 */
export async function migrate(file: string, migrationsFolder = ownMigrations): Promise<{ applied: number }> {
  const fresh = !existsSync(file)
  if (fresh) mkdirSync(path.dirname(file), { recursive: true })
  const connection = open(file, fresh)
  try {
    if (fresh) connection.pragma(`application_id = ${applicationId}`)
    assertOurFile(connection, file)
    applyPragmas(connection)
    const applied = appliedHashes(connection)
    const waiting = migrationsAfter(applied, readMigrationFiles({ migrationsFolder }))
    if (waiting.length === 0) return { applied: 0 }
    if (!fresh) await connection.backup(`${file}.before-${applied.length}`)
    // Inside a transaction this pragma does nothing, and rebuilding a table would then empty those that refer to it.
    connection.pragma('foreign_keys = OFF')
    // drizzle's own loop commits before the rows could be checked.
    connection.transaction(() => {
      const before = rowCounts(connection)
      for (const migration of waiting) run(connection, migration)
      assertWhole(connection, before)
    })()
    return { applied: waiting.length }
  } finally {
    connection.close()
  }
}

/** Throws an Error if the schema is newer than the program, or not one of its. */
export function schemaOf(connection: BetterSqlite.Database): { applied: number; waiting: number } {
  const applied = appliedHashes(connection)
  const waiting = migrationsAfter(applied, readMigrationFiles({ migrationsFolder: ownMigrations }))
  return { applied: applied.length, waiting: waiting.length }
}

function open(file: string, fresh: boolean): BetterSqlite.Database {
  try {
    return new BetterSqlite(file, { fileMustExist: !fresh })
  } catch (cause) {
    throw new Error(`${file} can’t be opened: it is no file, or one that this account may not use.`, {
      cause,
    })
  }
}

function appliedHashes(connection: BetterSqlite.Database): string[] {
  const exists = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!exists) return []
  return connection
    .prepare('select hash from __drizzle_migrations order by created_at, id')
    .pluck()
    .all() as string[]
}

function migrationsAfter(applied: string[], known: MigrationMeta[]): MigrationMeta[] {
  if (applied.length > known.length)
    throw new Error('This database was made by a newer Cairn. Start that version, or restore an older copy.')
  for (const [position, hash] of applied.entries()) {
    if (known[position]?.hash !== hash)
      throw new Error(
        `Migration ${position + 1} of this database is not the one that Cairn has. Nothing was changed.`,
      )
  }
  for (const [position, { folderMillis }] of known.entries()) {
    if (position > 0 && folderMillis <= (known[position - 1]?.folderMillis ?? 0))
      throw new Error(`Migration ${position + 1} is older than the one before it. Nothing was changed.`)
  }
  return known.slice(applied.length)
}

function run(connection: BetterSqlite.Database, migration: MigrationMeta): void {
  for (const statement of migration.sql) connection.exec(statement)
  // The table that drizzle-kit expects, so that its tools can read what ran.
  connection.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  )
  connection
    .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
    .run(migration.hash, migration.folderMillis)
}

/** By table; the search index counts with the texts that it's made of. */
export function rowCounts(connection: BetterSqlite.Database): Map<string, number> {
  const names = connection
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'search_index%'",
    )
    .pluck()
    .all() as string[]
  return new Map(
    names.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
  )
}

// Tables whose rows a migration took over into another one, which had none.
const movedTo: Record<string, string> = { comment_versions: 'text_versions' }
// Rows that repeat other tables' texts, and go when those are withdrawn.
const copies = ['search_documents']

function assertWhole(connection: BetterSqlite.Database, before: Map<string, number>): void {
  const broken = connection.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0)
    throw new Error(
      `The migration would leave ${broken.length} rows that refer to nothing. Nothing was changed.`,
    )
  const after = rowCounts(connection)
  for (const [name, count] of before) {
    if (copies.includes(name)) continue
    if ((after.get(movedTo[name] ?? name) ?? 0) < count)
      throw new Error(`The migration would lose rows of ${name}. Nothing was changed.`)
  }
}

/** Changes whenever a migration is added or edited. */
export function schemaFingerprint(): string {
  return readMigrationFiles({ migrationsFolder: ownMigrations })
    .map((migration) => migration.hash)
    .join()
}
