import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { isBusy } from './errors.ts'
import { applyPragmas, assertOurFile } from './pragmas.ts'
import { cacheStatements } from './statements.ts'

// Typed as an asynchronous database, so that nothing leans on the synchronous driver.
type AnyDatabase = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** Reads alone: a write outside a transaction does not compile. */
export type Database = Pick<AnyDatabase, 'select' | 'selectDistinct' | '$with' | 'with'>

/** What `transaction()` hands to its work: reads and writes of the one writer. */
export type Transaction = Pick<
  AnyDatabase,
  'select' | 'selectDistinct' | '$with' | 'with' | 'insert' | 'update' | 'delete' | 'run'
>

/** What a process keeps open: a reader, a writer, and the way to run a raw BEGIN, COMMIT or ROLLBACK. */
export type Handle = {
  reader: Database
  writer: Transaction
  execute: (statement: string) => unknown
  close: () => void | Promise<void>
  queue: Promise<unknown>
}

// On globalThis, since pages, route handlers and the front don't share module state.
const shared = globalThis as typeof globalThis & { cairnDatabase?: Handle }
const inside = new AsyncLocalStorage<true>()

/**
 * Opens the database file for this process: one writer, one read-only reader.
 * Throws an Error in a sentence where the file is missing, isn't Cairn's, or refuses a setting.
 */
export function openDatabase(file: string, onQuery?: (statement: string) => void): void {
  const verbose = onQuery ? (statement?: unknown) => onQuery(String(statement)) : undefined
  const writer = new BetterSqlite(file, { fileMustExist: true, verbose })
  assertOurFile(writer, file)
  applyPragmas(writer)
  writer.pragma('busy_timeout = 0')
  const reader = new BetterSqlite(file, { fileMustExist: true, readonly: true, verbose })
  applyPragmas(reader)
  // As AnyDatabase says: the driver's own type is synchronous, and its builders answer to await just as well.
  const over = (connection: BetterSqlite.Database) =>
    drizzle(cacheStatements(connection), { casing: 'snake_case' })
  setHandle({
    reader: over(reader) as unknown as Database,
    writer: over(writer) as unknown as Transaction,
    execute: (statement) => writer.exec(statement),
    close: () => {
      reader.close()
      writer.close()
    },
    queue: Promise.resolve(),
  })
}

/** Makes this handle the process's own; the tests bring PostgreSQL in the process this way. */
export function setHandle(handle: Handle): void {
  shared.cairnDatabase = handle
}

/** Ends the process's use of its database, after the writes that are queued. */
export async function closeDatabase(): Promise<void> {
  const handle = shared.cairnDatabase
  if (!handle) return
  await handle.queue
  shared.cairnDatabase = undefined
  await handle.close()
}

function current(): Handle {
  if (!shared.cairnDatabase) throw new Error('The database is not open.')
  return shared.cairnDatabase
}

/** The process's reader. */
export const db: Database = {
  get select() {
    return current().reader.select.bind(current().reader)
  },
  get selectDistinct() {
    return current().reader.selectDistinct.bind(current().reader)
  },
  get $with() {
    return current().reader.$with
  },
  get with() {
    return current().reader.with.bind(current().reader)
  },
}

/**
 * The only way to write: BEGIN IMMEDIATE, the work, COMMIT; all of it or nothing. One at a time in a process.
 * Throws what the work throws, after undoing it; an Error where transactions are nested.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction must not be started inside another one.')
  const handle = current()
  const run = handle.queue.then(() => inside.run(true, () => runOnce(handle, work)))
  handle.queue = run.catch(() => undefined)
  return run
}

async function runOnce<T>(handle: Handle, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await begin(handle)
  try {
    const result = await work(handle.writer)
    await handle.execute('COMMIT')
    return result
  } catch (error) {
    // A failed COMMIT or a full disk may have ended the transaction already.
    try {
      await handle.execute('ROLLBACK')
    } catch {}
    throw error
  }
}

/** How long a write waits while another program holds the database, in milliseconds. */
const patience = 5000

// SQLite's own waiting would hold up every page, so the writer's busy_timeout is 0 and it asks again.
async function begin(handle: Handle): Promise<void> {
  const until = performance.now() + patience
  for (;;) {
    try {
      await handle.execute('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error
    }
    await setTimeout(25)
  }
}
