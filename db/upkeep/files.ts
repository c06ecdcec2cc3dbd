import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'

/** The message is written for the operator. */
export class UpkeepFailed extends Error {}

/** What a long step has done, from 0 to 1, and how it's stopped. */
export type Steps = { onProgress?: (done: number) => void; signal?: AbortSignal }

/** Between two steps: throws `UpkeepFailed` after Ctrl+C. */
export function assertGoingOn(
  signal: AbortSignal | undefined,
  sentence = 'Stopped. Nothing was changed, and nothing half done is left.',
): void {
  if (signal?.aborted) throw new UpkeepFailed(sentence)
}

/** For a file's name: '2026-11-30T09-40-12Z'. */
export const momentName = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`

const moment = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/

/** Where backups of a database are kept unless someone says otherwise. */
export const backupFolder = (data: string) => path.join(path.dirname(data), 'backups')

export const backupName = (data: string, at: Date, ending: string) =>
  `${path.parse(data).name}-${momentName(at)}${ending}`

/** Those that Cairn named itself, the newest first. */
export function backupsIn(folder: string, data: string, ending: string): string[] {
  const begin = `${path.parse(data).name}-`
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(
      (name) =>
        name.startsWith(begin) &&
        name.endsWith(ending) &&
        moment.test(name.slice(begin.length, -ending.length)),
    )
    .sort()
    .reverse()
    .map((name) => path.join(folder, name))
}

/** Removes all but the newest ones that Cairn named itself. Returns what it removed. */
export function keepNewest(folder: string, data: string, ending: string, keep: number): string[] {
  const old = backupsIn(folder, data, ending).slice(keep)
  for (const file of old) rmSync(file, { force: true })
  return old
}

// In milliseconds.
const day = 86_400_000

/** What a killed process left there: at least a day old, so that nobody is still writing it. */
export function removeUnfinished(folder: string, now: Date): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (!/\.part-\d+(-wal|-shm|-journal)?$/.test(name) || !existsSync(file)) continue
    if (now.getTime() - statSync(file).mtimeMs > day) rmSync(file, { force: true })
  }
}

export function removeWithLogs(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '.lock'])
    if (existsSync(file + ending)) rmSync(file + ending, { force: true })
}

/**
 * An empty file, only for this account, to be filled and then published. Never one that someone else has put there, which
 * could lead elsewhere or be read by them.
 */
export function createPart(part: string): void {
  // Process numbers come again, and one that was killed may have left it.
  removeWithLogs(part)
  closeSync(openSync(part, 'wx', 0o600))
}

/** Gives a finished file its name, unless another has it: then it throws `UpkeepFailed`. On disk when it returns. */
export function publish(part: string, target: string): void {
  chmodSync(part, 0o600)
  sync(part)
  try {
    // Unlike a rename, a link never takes another file's place.
    linkSync(part, target)
    rmSync(part)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new UpkeepFailed(existsSentence(target))
    // Some file systems know no links.
    if (existsSync(target)) throw new UpkeepFailed(existsSentence(target))
    renameSync(part, target)
  }
  sync(path.dirname(target))
}

export const existsSentence = (target: string) =>
  `${target} exists already, and nothing was written over it. Name another file, or move that one away.`

/** Windows can't do it with a folder, and needn't. */
export function sync(place: string): void {
  const handle = openSync(place, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP'].includes(codeOf(error))) throw error
  } finally {
    closeSync(handle)
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** A sentence in place of the driver's or the system's words for what happens to disks and files. */
export function inWords(error: unknown, file: string): unknown {
  const code = codeOf(error)
  const folder = path.dirname(file)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code))
    return new UpkeepFailed(
      `The disk of ${folder} is full. Nothing was left there; free some space, or use another folder.`,
    )
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/.test(code))
    return new UpkeepFailed(
      `This account can’t write ${file} (${code}). Use another folder, or the account that runs Cairn.`,
    )
  if (/^(ENOTDIR|EEXIST|ENAMETOOLONG|ELOOP)/.test(code))
    return new UpkeepFailed(
      `There can’t be a file ${file} (${code}): something on the way to it is no folder, or its name is too long. Name another place.`,
    )
  if (/^(SQLITE_IOERR|EIO|EFBIG)/.test(code))
    return new UpkeepFailed(
      `The disk of ${folder} failed (${code}). Nothing was left there; check that disk first.`,
    )
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return new UpkeepFailed(`${file} is damaged (${code}). Restore a backup: npm run cairn -- restore --help`)
  if (/^SQLITE_BUSY/.test(code))
    return new UpkeepFailed(`${file} is busy: another program is writing to it. Try again in a moment.`)
  return error
}
