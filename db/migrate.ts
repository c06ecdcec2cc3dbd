import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { applicationId, applyPragmas, assertOurFile } from './pragmas.ts'

const migrationsFolder = path.join(import.meta.dirname, 'migrations', 'sqlite')

/**
 * Brings a database file to the program's schema, making the file where there is none; a copy is kept beside it before
 * anything changes. Answers how many migrations ran.
 * Throws an Error in a sentence where the file isn't Cairn's, is newer than the program, or a migration was edited.
 */
export async function migrate(file: string): Promise<{ applied: number }> {
  const fresh = !existsSync(file)
  if (fresh) mkdirSync(path.dirname(file), { recursive: true })
  const connection = new BetterSqlite(file, { fileMustExist: !fresh })
  try {
    if (fresh) connection.pragma(`application_id = ${applicationId}`)
    assertOurFile(connection, file)
    applyPragmas(connection)
    const waiting = pendingMigrations(connection)
    if (waiting === 0) return { applied: 0 }
    const kept = rowCounts(connection)
    if (!fresh) await connection.backup(`${file}.before-${lastApplied(connection).length}`)
    // On the connection, before the migrator's own transaction: inside one the pragma does nothing, and rebuilding a
    // table would then empty those that refer to it.
    connection.pragma('foreign_keys = OFF')
    runMigrations(drizzle(connection), { migrationsFolder })
    assertWhole(connection, kept)
    connection.pragma('foreign_keys = ON')
    return { applied: waiting }
  } finally {
    connection.close()
  }
}

type Applied = { hash: string; created_at: number }

function lastApplied(connection: BetterSqlite.Database): Applied[] {
  const exists = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!exists) return []
  return connection
    .prepare('select hash, created_at from __drizzle_migrations order by created_at')
    .all() as Applied[]
}

function pendingMigrations(connection: BetterSqlite.Database): number {
  const known = readMigrationFiles({ migrationsFolder })
  const applied = lastApplied(connection)
  if (applied.length > known.length)
    throw new Error('This database was made by a newer Cairn. Start that version, or restore an older copy.')
  for (const [position, row] of applied.entries()) {
    const expected = known[position]
    if (expected?.hash !== row.hash)
      throw new Error(
        `Migration ${position + 1} of this database is not the one that Cairn has. Nothing was changed.`,
      )
  }
  return known.length - applied.length
}

function rowCounts(connection: BetterSqlite.Database): Map<string, number> {
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

// A migration never loses a row: what a table held before, it holds after, and nothing refers to what isn't there.
function assertWhole(connection: BetterSqlite.Database, before: Map<string, number>): void {
  const broken = connection.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0)
    throw new Error(
      `The migration left ${broken.length} rows that refer to nothing. Restore the copy beside the database.`,
    )
  const after = rowCounts(connection)
  for (const [name, count] of before) {
    if (name !== '__drizzle_migrations' && (after.get(name) ?? 0) < count)
      throw new Error(`The migration lost rows of ${name}. Restore the copy beside the database.`)
  }
}

/** The program's migrations as one text, to tell whether a prepared file is still of this schema. */
export function schemaFingerprint(): string {
  return readMigrationFiles({ migrationsFolder })
    .map((migration) => migration.hash)
    .join()
}
