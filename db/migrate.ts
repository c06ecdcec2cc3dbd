import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { faultOf } from './faults.ts'
import { assertUndamaged } from './integrity.ts'
import { assertNothingLeft } from './leftovers.ts'
import { assertNoRowsLost, migrationsAfter, migrationsOf, type Waiting } from './migrations.ts'
import { applicationId, applyPragmas, assertOurFile, isWithoutPages } from './pragmas.ts'
import { DatabaseRefused, inWords } from './refusals.ts'

const ownMigrations = migrationsOf('sqlite')

/**
 * Brings the file to the current schema, creating it if needed, and returns how many migrations ran. An existing file
 * is looked through first, and copied beside it before a migration, with the suffix .before-N for the N migrations it
 * had. All migrations run in one transaction, which is undone if one fails, loses rows or leaves a dangling reference.
 * Throws `DatabaseRefused` if the file can't be used, is damaged, isn't Cairn's or is newer than the program, if a
 * migration was edited or inserted before one that ran, or if it's missing while its log or a copy is there.
 */
export async function migrate(
  file: string,
  migrationsFolder = ownMigrations,
  waiting: Waiting = { limit: 60_000 },
): Promise<{ applied: number }> {
  try {
    const known = readMigrationFiles({ migrationsFolder })
    const connection = await patiently(waiting, () => openForMigrating(file))
    try {
      return { applied: await bringUpToDate(connection, file, known, waiting) }
    } finally {
      connection.close()
    }
  } catch (error) {
    throw inWords(error, file)
  }
}

function openForMigrating(file: string): BetterSqlite.Database {
  const there = statSync(file, { throwIfNoEntry: false })
  // SQLite reads a folder until it fails.
  if (there?.isDirectory()) throw Object.assign(new Error('It’s a folder.'), { code: 'EISDIR' })
  const isNew = !there?.size
  if (isNew) {
    assertNothingLeft(file)
    mkdirSync(path.dirname(file), { recursive: true })
  } else examine(file)
  const connection = new BetterSqlite(file, { fileMustExist: !isNew, timeout: 0 })
  try {
    // A first start that was cut off leaves a file without a page, once SQLite has rolled it back.
    if (isWithoutPages(connection)) {
      assertNothingLeft(file)
      connection.pragma(`application_id = ${applicationId}`)
    }
    assertOurFile(connection, file)
    applyPragmas(connection)
    connection.pragma('busy_timeout = 0')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Throws an Error if the schema is newer than the program, or not one of its. */
export function schemaOf(connection: BetterSqlite.Database): { applied: number; waiting: number } {
  const applied = appliedMigrations(connection)
  const waiting = migrationsAfter(applied, readMigrationFiles({ migrationsFolder: ownMigrations }))
  return { applied: applied.length, waiting: waiting.length }
}

/**
 * With a connection that only reads: closing another one would copy the log into the file, and one that doesn't belong
 * to it would damage it for good.
 */
function examine(file: string): void {
  let connection: BetterSqlite.Database | undefined
  try {
    connection = new BetterSqlite(file, { fileMustExist: true, readonly: true, timeout: 0 })
    if (isWithoutPages(connection)) return
    assertOurFile(connection, file)
    assertUndamaged(connection)
  } catch (error) {
    // What a crash left can't be looked at before it's rolled back.
    if (faultOf(error) !== 'read-only') throw error
  } finally {
    connection?.close()
  }
}

async function bringUpToDate(
  connection: BetterSqlite.Database,
  file: string,
  known: MigrationMeta[],
  waiting: Waiting,
): Promise<number> {
  if (migrationsAfter(appliedMigrations(connection), known).length === 0) return 0
  // Inside a transaction this pragma does nothing, and rebuilding a table would then empty those that refer to it.
  connection.pragma('foreign_keys = OFF')
  await patiently(waiting, () => connection.exec('BEGIN IMMEDIATE'))
  try {
    // Again, since another start may have migrated meanwhile.
    const applied = appliedMigrations(connection)
    const still = migrationsAfter(applied, known)
    if (applied.length > 0 && still.length > 0) await copyBeside(file, `${file}.before-${applied.length}`)
    // drizzle's own loop commits before the rows could be checked.
    const before = rowCounts(connection)
    for (const migration of still) run(connection, migration)
    assertWhole(connection, before)
    connection.exec('COMMIT')
    return still.length
  } catch (error) {
    // A full disk may already have ended the transaction.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Under another name until it's whole, so that a copy with its own name can be trusted. */
async function copyBeside(file: string, copy: string): Promise<void> {
  const draft = `${copy}.part`
  const removeDraft = () => {
    for (const ending of ['', '-journal']) rmSync(draft + ending, { force: true })
  }
  removeDraft()
  const source = new BetterSqlite(file, { fileMustExist: true, readonly: true })
  try {
    await source.backup(draft)
    renameSync(draft, copy)
    syncFolder(path.dirname(copy))
  } catch (error) {
    removeDraft()
    throw error
  } finally {
    source.close()
  }
}

// So that the new name survives a power cut too.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

async function patiently<T>({ limit, say }: Waiting, work: () => T): Promise<T> {
  const began = performance.now()
  for (let tries = 0; ; tries++) {
    try {
      return work()
    } catch (error) {
      if (faultOf(error) !== 'busy' || performance.now() - began >= limit) throw error
      if (tries === 20) say?.('Another program is holding the database')
    }
    await setTimeout(50)
  }
}

/** Their hashes, in the order in which they ran: as many as the schema's number. */
export function appliedMigrations(connection: BetterSqlite.Database): string[] {
  const exists = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!exists) return []
  return connection
    .prepare('select hash from __drizzle_migrations order by created_at, id')
    .pluck()
    .all() as string[]
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

function assertWhole(connection: BetterSqlite.Database, before: Map<string, number>): void {
  const broken = connection.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0)
    throw new DatabaseRefused(
      `The migration would leave ${broken.length} rows that refer to nothing. Nothing was changed.`,
    )
  assertNoRowsLost(before, rowCounts(connection))
}
