import { AsyncLocalStorage } from 'node:async_hooks'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { type FileLost, faultOf } from './faults.ts'
import type { Place } from './place.ts'

// Typed as an asynchronous database, so that no code relies on SQLite's driver being synchronous.
type AnyDatabase = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** Reads only, so that a write outside a transaction doesn't compile. */
export type Database = Pick<AnyDatabase, 'select' | 'selectDistinct' | '$with' | 'with'>

export type Transaction = Pick<
  AnyDatabase,
  'select' | 'selectDistinct' | '$with' | 'with' | 'insert' | 'update' | 'delete'
>

/** An open database: `db/sqlite/open.ts` and `db/postgresql/open.ts` make them. */
export type Handle = {
  reader: Database
  /** Does the work with a reader to which the database stays as it was when the work began. */
  atOneMoment<T>(work: (reader: Database) => Promise<T>): Promise<T>
  /** Does the work in a transaction that sees nothing of others that aren't over: all of it, or nothing. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Waits for writes first. */
  close(): Promise<void>
  /** Undefined for what isn't a file. */
  place?: Place
}

// On globalThis because pages, route handlers and the HTTP front don't share module state.
const shared = globalThis as typeof globalThis & { cairnDatabase?: Handle }
const inside = new AsyncLocalStorage<true>()
const moment = new AsyncLocalStorage<Database>()

export function setHandle(handle: Handle): void {
  shared.cairnDatabase = handle
}

/** Waits for writes first. */
export async function closeDatabase(): Promise<void> {
  const handle = shared.cairnDatabase
  shared.cairnDatabase = undefined
  await handle?.close()
}

/** For tests that put something around it. Throws an Error if none is open. */
export function openHandle(): Handle {
  if (!shared.cairnDatabase) throw new Error('The database is not open.')
  return shared.cairnDatabase
}

/** For reads: none from a file that is gone, however long SQLite could go on with it. */
function reader(): Database {
  const { place, reader } = openHandle()
  const lost = place?.lately()
  if (lost) throw lost
  return moment.getStore() ?? reader
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

const kept = new WeakMap<Database, Map<unknown, unknown>>()

/** What `make` makes of the open database, made once for each of its readers while it's open. */
export function onceOpen<Made>(key: unknown, make: () => Made): Made {
  const from = reader()
  const made = kept.get(from) ?? new Map<unknown, unknown>()
  kept.set(from, made)
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
 * Every read of the work sees the database as it was when the work began, whatever others write meanwhile: for figures of
 * a page that must agree and take more than one statement. The work only reads, and waits for nothing else. Inside
 * another such work it's part of that.
 */
export async function atOneMoment<T>(work: () => Promise<T>): Promise<T> {
  if (moment.getStore()) return work()
  return openHandle().atOneMoment((reader) => moment.run(reader, work))
}

/**
 * The only way to write: one transaction, as if no other ran beside it. On PostgreSQL the work may be done several times
 * over until it fits with others', so it changes nothing outside the database. Throws what the work throws, after which
 * nothing of it is saved; `Unavailable` if others write or hold a lock for five seconds; `FileLost` if SQLite's file isn't at
 * its path before or after; and an Error if called inside another transaction. `OutcomeUnknown` where PostgreSQL goes
 * away during the commit: all of it may be saved.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction must not be started inside another one.')
  if (moment.getStore()) throw new Error('What reads at one moment must not write.')
  return openHandle().write((tx) => inside.run(true, () => work(tx)))
}
