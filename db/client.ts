import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { isBusy } from './errors.ts'
import { type FileLost, faultOf } from './faults.ts'
import { hold } from './hold.ts'
import { type Place, watchPlace } from './place.ts'
import { applyPragmas, assertOurFile } from './pragmas.ts'
import { cacheStatements } from './statements.ts'

// Typed as an asynchronous database, so that no code relies on SQLite's driver being synchronous.
type AnyDatabase = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** Reads only, so that a write outside a transaction doesn't compile. */
export type Database = Pick<AnyDatabase, 'select' | 'selectDistinct' | '$with' | 'with'>

export type Transaction = Pick<
  AnyDatabase,
  'select' | 'selectDistinct' | '$with' | 'with' | 'insert' | 'update' | 'delete' | 'run'
>

/** `execute` runs a raw BEGIN, COMMIT or ROLLBACK; `queue` settles after the last write. */
export type Handle = {
  reader: Database
  writer: Transaction
  execute: (statement: string) => unknown
  close: () => void | Promise<void>
  /** Undefined for what isn't a file. */
  place?: Place
  queue: Promise<unknown>
}

// On globalThis because pages, route handlers and the HTTP front don't share module state.
const shared = globalThis as typeof globalThis & { cairnDatabase?: Handle }
const inside = new AsyncLocalStorage<true>()

/**
 * Opens one writing and one read-only connection. Throws an Error if the file is missing, isn't Cairn's, is being
 * replaced, or refuses a setting.
 */
export function openDatabase(file: string, onQuery?: (statement: string) => void): void {
  const release = hold(file)
  try {
    open(file, release, onQuery)
  } catch (error) {
    release()
    throw error
  }
}

function open(file: string, release: () => void, onQuery?: (statement: string) => void): void {
  const verbose = onQuery ? (statement?: unknown) => onQuery(String(statement)) : undefined
  const writer = new BetterSqlite(file, { fileMustExist: true, verbose })
  assertOurFile(writer, file)
  applyPragmas(writer)
  writer.pragma('busy_timeout = 0')
  const reader = new BetterSqlite(file, { fileMustExist: true, readonly: true, verbose })
  applyPragmas(reader)
  const place = watchPlace(file)
  // The driver's type is synchronous, but its builders can be awaited too.
  const over = (connection: BetterSqlite.Database) =>
    drizzle(cacheStatements(connection), { casing: 'snake_case' })
  setHandle({
    reader: over(reader) as unknown as Database,
    writer: over(writer) as unknown as Transaction,
    execute: (statement) => writer.exec(statement),
    place,
    close: () => {
      // Closing would write what is in the log into a file that it doesn't belong to, and remove the log.
      if (!place.now()) {
        reader.close()
        writer.close()
      }
      place.close()
      release()
    },
    queue: Promise.resolve(),
  })
}

/** Lets the tests use PostgreSQL. */
export function setHandle(handle: Handle): void {
  shared.cairnDatabase = handle
}

/** Waits for queued writes first. */
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

/** For reads: none from a file that is gone, however long SQLite could go on with it. */
function reader(): Database {
  const { place, reader } = current()
  const lost = place?.lately()
  if (lost) throw lost
  return reader
}

/** Undefined while the file is where it was opened, as known within the last two seconds, or no database is open. */
export function findLostFile(): FileLost | undefined {
  return shared.cairnDatabase?.place?.lately()
}

/** SQLite may meet a file that was cut short or replaced as damage, or as a disk that fails: then that's the error. */
export function causeOf(error: unknown): unknown {
  const fault = faultOf(error)
  if (fault !== 'damaged' && fault !== 'failing') return error
  return shared.cairnDatabase?.place?.now() ?? error
}

const kept = new WeakMap<Handle, Map<unknown, unknown>>()

/** What `make` makes of the open database, made once while it's open. */
export function onceOpen<Made>(key: unknown, make: () => Made): Made {
  const made = kept.get(current()) ?? new Map<unknown, unknown>()
  kept.set(current(), made)
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as Made
}

/** Looked up on each use, because the database is opened after this module is loaded. */
export const db: Database = {
  get select() {
    const from = reader()
    return from.select.bind(from)
  },
  get selectDistinct() {
    const from = reader()
    return from.selectDistinct.bind(from)
  },
  get $with() {
    return reader().$with
  },
  get with() {
    return reader().with
  },
}

/**
 * The only way to write: BEGIN IMMEDIATE, the work, COMMIT, one transaction at a time. Throws what the work throws,
 * after a ROLLBACK, `FileLost` if the file isn't at its path before or after, and an Error if called inside another
 * transaction.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction must not be started inside another one.')
  const handle = current()
  const run = handle.queue.then(() => inside.run(true, () => runOnce(handle, work)))
  handle.queue = run.catch(() => undefined)
  return run
}

async function runOnce<T>(handle: Handle, work: (tx: Transaction) => Promise<T>): Promise<T> {
  assertThere(handle)
  await begin(handle)
  let result: T
  try {
    result = await work(handle.writer)
    await handle.execute('COMMIT')
  } catch (error) {
    // A failed COMMIT or a full disk may already have ended the transaction.
    try {
      await handle.execute('ROLLBACK')
    } catch {}
    throw error
  }
  assertThere(handle)
  return result
}

function assertThere({ place }: Handle): void {
  const lost = place?.now()
  if (lost) throw lost
}

/** In milliseconds, while another program is writing to the database. */
const patience = 5000

// SQLite's own waiting would block every page, so the writer's busy_timeout is 0 and BEGIN is retried here.
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
