import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import { assertOurFile } from '../../pragmas.ts'
import {
  assertGoingOn,
  createPart,
  existsSentence,
  inWords,
  publish,
  removeWithLogs,
  type Steps,
  UpkeepFailed,
} from '../files.ts'
import { danglingIn, integrityOf, rowsOf, sizeOf } from './examine.ts'

export type BackedUp = { file: string; bytes: number; rows: Record<string, number> }

/**
 * Writes the database as it is at this moment into a new file, while others write, and checks it. Throws `UpkeepFailed`
 * without leaving anything behind if the target exists, the disk is full, the copy isn't the original or `signal` says
 * stop.
 */
export async function backUp(
  data: string,
  to: string,
  { onProgress, signal }: Steps = {},
): Promise<BackedUp> {
  if (!existsSync(data))
    throw new UpkeepFailed(`There is no database at ${data}. Set CAIRN_DATA to its file.`)
  if (existsSync(to)) throw new UpkeepFailed(existsSentence(to))
  const part = `${to}.part-${process.pid}`
  let original: BetterSqlite.Database | undefined
  try {
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    assertRoom(data, path.dirname(to))
    original = new BetterSqlite(data, { fileMustExist: true })
    assertOurFile(original, data)
    // An open read keeps this moment: otherwise each write would make the copying begin anew.
    original.exec('BEGIN')
    const rows = rowsOf(original)
    createPart(part)
    await original.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        assertGoingOn(signal)
        onProgress?.(1 - remainingPages / totalPages)
        return pagesAtOnce
      },
    })
    assertGoingOn(signal)
    assertSame(part, rows)
    assertGoingOn(signal)
    publish(part, to)
    return { file: to, bytes: statSync(to).size, rows }
  } catch (error) {
    throw inWords(error, to)
  } finally {
    original?.close()
    removeWithLogs(part)
  }
}

// A little over a megabyte, after which the process can do something else.
const pagesAtOnce = 256

function assertRoom(data: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const needed = sizeOf(data)
  if (bavail * bsize < needed)
    throw new UpkeepFailed(
      `The disk of ${folder} is full: ${inMegabytes(needed)} are needed, and ${inMegabytes(bavail * bsize)} are free.`,
    )
}

const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

function assertSame(part: string, rows: Record<string, number>): void {
  const copy = new BetterSqlite(part, { fileMustExist: true })
  try {
    assertOurFile(copy, part)
    // One file, which can be opened where nothing can be written beside it.
    copy.pragma('journal_mode = DELETE')
    const problems = [
      ...integrityOf(copy),
      ...danglingIn(copy).map((name) => `${name} refers to missing rows`),
    ]
    const copied = rowsOf(copy)
    for (const [name, count] of Object.entries(rows))
      if (copied[name] !== count) problems.push(`${name} has ${copied[name] ?? 'no'} rows, not ${count}`)
    if (problems.length > 0)
      throw new UpkeepFailed(
        `The copy isn’t sound, so it wasn’t kept (${problems.slice(0, 3).join('; ')}). Run npm run cairn -- doctor.`,
      )
  } finally {
    copy.close()
  }
}
