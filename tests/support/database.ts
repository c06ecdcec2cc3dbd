import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import {
  closeDatabase,
  type Database,
  type Handle,
  openDatabase,
  setHandle,
  type Transaction,
} from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { migrate } from '#db/migrate.ts'
import templateOnce, { templateFile } from './postgres-template.ts'

/** A new database for the tests of this file: a SQLite file, or PostgreSQL in the process if CAIRN_DIALECT says so. */
export function openTestDatabase(): void {
  let folder: string | undefined
  beforeAll(async () => {
    if (dialect === 'postgresql') return openPostgres()
    folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
    const file = path.join(folder, 'cairn.db')
    await migrate(file)
    openDatabase(file)
  })
  afterAll(async () => {
    await closeDatabase()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })
}

type Postgres = Pick<Handle, 'reader' | 'writer' | 'execute'> & { empty: () => Promise<unknown> }
// One for all files of a worker, emptied for each, since opening it takes longer than most files' tests.
const shared = globalThis as typeof globalThis & { cairnPostgres?: Promise<Postgres> }

async function openPostgres(): Promise<void> {
  shared.cairnPostgres ??= makePostgres()
  const { empty, ...handle } = await shared.cairnPostgres
  await empty()
  setHandle({ ...handle, close: () => undefined, queue: Promise.resolve() })
}

async function makePostgres(): Promise<Postgres> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { drizzle } = await import('drizzle-orm/pglite')
  await templateOnce()
  const client = await PGlite.create({ loadDataDir: new Blob([readFileSync(templateFile())]) })
  const tables = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  )
  const names = tables.rows.map(({ name }) => name).join(', ')
  const database = drizzle(client, { casing: 'snake_case' })
  // PostgreSQL's builders take the same calls, as `tests/data` shows.
  return {
    reader: database as unknown as Database,
    writer: database as unknown as Transaction,
    execute: (statement) => client.exec(statement === 'BEGIN IMMEDIATE' ? 'BEGIN' : statement),
    empty: () => client.exec(`rollback; truncate ${names} restart identity cascade`),
  }
}
