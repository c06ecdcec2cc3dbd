import path from 'node:path'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { dialect } from './columns.ts'
import { DatabaseRefused } from './refusals.ts'

// What holds for migrations on both databases.

export const migrationsOf = (kind: typeof dialect): string =>
  path.join(import.meta.dirname, 'migrations', kind)

/** For other programs that hold the database, such as another start that is migrating it. `limit` is in milliseconds. */
export type Waiting = { limit: number; say?: (why: string) => void }

/**
 * Those of `known` that didn't run yet. `applied` are the hashes of those that ran, in their order. Throws
 * `DatabaseRefused` if the database is newer than the program, or a migration was edited or inserted before one that ran.
 */
export function migrationsAfter(applied: string[], known: MigrationMeta[]): MigrationMeta[] {
  if (applied.length > known.length)
    throw new DatabaseRefused(
      'This database was made by a newer Cairn. Start that version, or restore an older copy.',
    )
  for (const [position, hash] of applied.entries()) {
    if (known[position]?.hash !== hash)
      throw new DatabaseRefused(
        `Migration ${position + 1} of this database is not the one that Cairn has. Nothing was changed.`,
      )
  }
  for (const [position, { folderMillis }] of known.entries()) {
    if (position > 0 && folderMillis <= (known[position - 1]?.folderMillis ?? 0))
      throw new DatabaseRefused(
        `Migration ${position + 1} is older than the one before it. Nothing was changed.`,
      )
  }
  return known.slice(applied.length)
}

// Tables whose rows a migration took over into another one, which had none.
const movedTo: Record<string, string> = { comment_versions: 'text_versions' }
// Rows that repeat other tables' texts, and go when those are withdrawn.
const copies = ['search_documents']

/** Of tables, before and after. Throws `DatabaseRefused`. */
export function assertNoRowsLost(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  for (const [name, count] of before) {
    if (copies.includes(name)) continue
    if ((after.get(movedTo[name] ?? name) ?? 0) < count)
      throw new DatabaseRefused(`The migration would lose rows of ${name}. Nothing was changed.`)
  }
}

/** Changes whenever a migration is added or edited. */
export function schemaFingerprint(): string {
  return readMigrationFiles({ migrationsFolder: migrationsOf(dialect) })
    .map((migration) => migration.hash)
    .join()
}
