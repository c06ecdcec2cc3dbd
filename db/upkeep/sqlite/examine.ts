import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { rowCounts, schemaOf as schemaIn } from '../../migrate.ts'
import { applicationId, assertOurFile } from '../../pragmas.ts'
import { inWords, UpkeepFailed } from '../files.ts'

/** Each is empty if all is well. */
export type Examined = {
  integrity: string[]
  /** Tables with rows that refer to nothing. */
  dangling: string[]
  search: string[]
  schema: { applied: number; waiting: number } | { problem: string }
  rows: Record<string, number>
}

export function assertThere(file: string): void {
  if (!existsSync(file))
    throw new UpkeepFailed(
      `There is no database at ${file}. Set CAIRN_DATA as for the server, or name the file with --data.`,
    )
}

export const placeOf = (file: string) => file

/** Reads the whole file. Throws `UpkeepFailed` if it can't be opened at all. */
export function examine(file: string): Examined {
  return within(file, (connection) => ({
    integrity: integrityOf(connection),
    dangling: danglingIn(connection),
    search: searchProblems(connection),
    schema: schemaOrProblem(connection),
    rows: rowsOf(connection),
  }))
}

/** When the last thing that the record tells of happened; undefined if it's empty. */
export function newestEntry(file: string): Date | undefined {
  return within(file, (connection) => {
    const at = connection.prepare('select max(at) from audit_events').pluck().get()
    return typeof at === 'number' ? new Date(at) : undefined
  })
}

/** Until its texts are written again, search doesn't find them. */
export function emptySearch(file: string): void {
  within(file, (connection) => {
    connection.exec("insert into search_index(search_index) values ('delete-all')")
  })
}

/** How many migrations ran, and how many wait. Throws an Error if it's not one of this program's schemas. */
export function schemaOf(file: string): { applied: number; waiting: number } {
  return within(file, schemaIn)
}

/** In bytes, with what is still in its write-ahead log. */
export function sizeOf(file: string): number {
  const sizes = [file, `${file}-wal`].filter((each) => existsSync(each)).map((each) => statSync(each).size)
  return sizes.reduce((sum, size) => sum + size, 0)
}

function within<T>(file: string, work: (connection: BetterSqlite.Database) => T): T {
  let connection: BetterSqlite.Database | undefined
  try {
    connection = new BetterSqlite(file, { fileMustExist: true })
    assertOurFile(connection, file)
    return work(connection)
  } catch (error) {
    throw inWords(error, file)
  } finally {
    connection?.close()
  }
}

export function integrityOf(connection: BetterSqlite.Database): string[] {
  const answers = connection.pragma('integrity_check(20)') as { integrity_check: string }[]
  return answers.map((answer) => answer.integrity_check).filter((answer) => answer !== 'ok')
}

export function danglingIn(connection: BetterSqlite.Database): string[] {
  const rows = connection.pragma('foreign_key_check') as { table: string }[]
  return [...new Set(rows.map(({ table }) => table))]
}

export const rowsOf = (connection: BetterSqlite.Database) => Object.fromEntries(rowCounts(connection))

function schemaOrProblem(connection: BetterSqlite.Database): Examined['schema'] {
  try {
    return schemaIn(connection)
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function searchProblems(connection: BetterSqlite.Database): string[] {
  try {
    // With rank 1, the index is compared with the rows that it's made of.
    connection.exec("insert into search_index(search_index, rank) values ('integrity-check', 1)")
    return []
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_CORRUPT')) return ['The index says something else than the texts.']
    if (code === 'SQLITE_ERROR') return ['There is no index.']
    throw error
  }
}

/** Throws `UpkeepFailed` unless the file's first bytes are those of a Cairn database. Changes and locks nothing. */
export function assertCairnFile(file: string): void {
  if (!existsSync(file)) throw new UpkeepFailed(`There is no file ${file}.`)
  if (!statSync(file).isFile()) throw new UpkeepFailed(`${file} is no file.`)
  const header = Buffer.alloc(100)
  const length = readHeader(file, header)
  if (length === 0) throw new UpkeepFailed(`${file} is empty (0 bytes), so there’s nothing in it to restore.`)
  const isSqlite = header.toString('latin1', 0, 16) === 'SQLite format 3\0'
  if (length < 100 || !isSqlite || header.readUInt32BE(68) !== applicationId)
    throw new UpkeepFailed(`${file} is not a Cairn database.`)
}

function readHeader(file: string, into: Buffer): number {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    return readSync(handle, into)
  } catch (error) {
    throw new UpkeepFailed(`${file} can’t be read (${error instanceof Error ? error.message : error}).`)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}
