import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import { holdAlone } from '../../hold.ts'
import { schemaOf } from '../../migrate.ts'
import { assertOurFile } from '../../pragmas.ts'
import {
  assertGoingOn,
  inWords,
  momentName,
  removeWithLogs,
  type Steps,
  sync,
  UpkeepFailed,
} from '../files.ts'
import { assertCairnFile, danglingIn, integrityOf } from './examine.ts'

/** `aside` is where the replaced database is; undefined if there was none. */
export type Restored = { aside?: string }

type Asked = Steps & {
  now: Date
  /** Changes the checked copy before it takes its place. */
  prepare: (copy: string) => Promise<void>
}

/**
 * Puts a checked copy of `from` in the database's place, and keeps the replaced one aside. Throws `UpkeepFailed`, and
 * changes nothing, if anyone has the database open, or `from` is damaged, newer than the program or not Cairn's.
 */
export async function restore(
  from: string,
  data: string,
  { now, prepare, signal }: Asked,
): Promise<Restored> {
  assertCairnFile(from)
  if (existsSync(data) && realpathSync(from) === realpathSync(data))
    throw new UpkeepFailed(`${from} is the database itself. Name a backup of it.`)
  try {
    mkdirSync(path.dirname(data), { recursive: true, mode: 0o700 })
    const release = holdAlone(data)
    if (!release) throw new UpkeepFailed(inUse(data))
    // Named only by who holds the database: process numbers are the same in two containers.
    const copy = `${data}.part-${process.pid}`
    try {
      copyWithLog(from, copy)
      assertGoingOn(signal)
      assertSound(copy, from)
      assertGoingOn(signal)
      await prepare(copy)
      asOneFile(copy)
      // From here on nothing waits, so no signal comes between.
      assertGoingOn(signal)
      return { aside: replace(data, copy, now) }
    } finally {
      removeWithLogs(copy)
      release()
    }
  } catch (error) {
    throw inWords(error, data)
  }
}

const inUse = (data: string) =>
  `${data} is in use, by a running Cairn or another command on it. Stop Cairn first: Ctrl+C where it runs, or “systemctl stop cairn” if it’s a service. Nothing was changed.`

function copyWithLog(from: string, copy: string): void {
  // Someone who writes to it could make a torn copy.
  const release = existsSync(`${from}.lock`) ? holdAlone(from) : () => undefined
  if (!release)
    throw new UpkeepFailed(`${from} is in use by a running Cairn. Make a backup of it, and restore that.`)
  try {
    copyFileSync(from, copy, constants.COPYFILE_FICLONE)
    // Without its log, a file copied after a crash lacks the last writes.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${copy}-wal`)
  } finally {
    release()
  }
  for (const file of [copy, `${copy}-wal`]) if (existsSync(file)) chmodSync(file, 0o600)
}

function assertSound(copy: string, from: string): void {
  let connection: BetterSqlite.Database | undefined
  try {
    connection = new BetterSqlite(copy, { fileMustExist: true })
    assertOurFile(connection, from)
    const problems = integrityOf(connection)
    if (problems.length > 0) throw new UpkeepFailed(damaged(from, problems[0]))
    const dangling = danglingIn(connection)
    if (dangling.length > 0) throw new UpkeepFailed(damaged(from, `${dangling[0]} refers to missing rows`))
    if (schemaOf(connection).applied === 0) throw new UpkeepFailed(`${from} has no tables of Cairn’s in it.`)
  } catch (error) {
    if (error instanceof UpkeepFailed) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw new UpkeepFailed(damaged(from, code))
    // The sentences of `db/migrate.ts` about the schema.
    if (!code && error instanceof Error) throw new UpkeepFailed(`${from}: ${error.message}`)
    throw error
  } finally {
    connection?.close()
  }
}

const damaged = (from: string, how = '') =>
  `${from} is damaged (${how}). Nothing was changed; use another backup.`

/** Takes over what is in its log. Throws the driver's error if anyone has it open. */
function asOneFile(file: string): void {
  const connection = new BetterSqlite(file, { fileMustExist: true, timeout: 0 })
  try {
    // Anyone who has it open holds a lock on it, with which this fails.
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

/** Puts `copy` in the place of `data`, which is never empty meanwhile. Returns where the replaced one is. */
function replace(data: string, copy: string, now: Date): string | undefined {
  const aside = freeName(`${data}.replaced-${momentName(now)}`)
  const there = hasContent(data)
  const hasLog = hasContent(`${data}-wal`)
  // Opening a damaged database can remove its log.
  if (hasLog) nameToo(`${data}-wal`, `${aside}-wal`)
  if (there && settle(data, aside)) rmSync(`${aside}-wal`, { force: true })
  if (there) nameToo(data, aside)
  // The log of another file would damage this one.
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(data + ending, { force: true })
  chmodSync(copy, 0o600)
  sync(copy)
  renameSync(copy, data)
  sync(path.dirname(data))
  return there || hasLog ? aside : undefined
}

const hasContent = (file: string) => existsSync(file) && statSync(file).size > 0

function nameToo(file: string, other: string): void {
  try {
    linkSync(file, other)
  } catch {
    // Some file systems know no links.
    copyFileSync(file, other, constants.COPYFILE_EXCL)
    sync(other)
  }
}

/** Returns whether the log is now part of the database. A damaged one is what a restore is for, and stays as it is. */
function settle(data: string, aside: string): boolean {
  try {
    asOneFile(data)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Cairn itself holds its lock; this is an earlier version, or a program such as sqlite3.
    if (!code.startsWith('SQLITE_BUSY')) return false
    rmSync(`${aside}-wal`, { force: true })
    throw new UpkeepFailed(inUse(data))
  }
}

function freeName(wished: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wished : `${wished}-${number}`
    if (!existsSync(name) && !existsSync(`${name}-wal`)) return name
  }
}
