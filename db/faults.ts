import { codes } from './errors.ts'

/** What keeps the database from being used. The first three are about the file at its path. */
export type Fault =
  | 'removed'
  | 'replaced'
  | 'truncated'
  | 'damaged'
  | 'full'
  | 'failing'
  | 'read-only'
  | 'busy'
  | 'unopenable'
  | 'memory'

/** The file at the database's path isn't the one that was opened. Nothing was written to it. */
export class FileLost extends Error {
  readonly code: string
  constructor(fault: 'removed' | 'replaced' | 'truncated') {
    super(faultInWords[fault])
    this.name = 'FileLost'
    this.code = `CAIRN_${fault.toUpperCase()}`
  }
}

// SQLite's codes, those of `FileLost`, and Node's for files.
const meanings: [RegExp, Fault][] = [
  [/^CAIRN_REMOVED/, 'removed'],
  [/^(CAIRN_REPLACED|SQLITE_READONLY_DBMOVED)/, 'replaced'],
  [/^CAIRN_TRUNCATED/, 'truncated'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  // SQLITE_IOERR_SHMSIZE is no room for the file beside the log.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|EFBIG)/, 'full'],
  [/^SQLITE_IOERR_NOMEM/, 'memory'],
  [/^(SQLITE_IOERR|EIO)/, 'failing'],
  [/^(SQLITE_READONLY|EROFS)/, 'read-only'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^(SQLITE_CANTOPEN|EACCES|EPERM|ENOTDIR|EISDIR|EMFILE|ENFILE)/, 'unopenable'],
  [/^SQLITE_NOMEM/, 'memory'],
]

/** Undefined if the error isn't one of the database's place, such as a broken rule or a mistake of ours. */
export function faultOf(error: unknown): Fault | undefined {
  const found = codes(error)
  return meanings.find(([pattern]) => found.some((code) => pattern.test(code)))?.[1]
}

/** A sentence for the log and for `/up`. */
export const faultInWords: Record<Fault, string> = {
  removed:
    'The database file was removed or moved away while Cairn was running. Put that file back; or stop Cairn, put a copy in its place, and start it.',
  replaced:
    'The database file was replaced while Cairn was running, and Cairn doesn’t write to a file that it didn’t open. Stop Cairn and start it again.',
  truncated:
    'The database file was cut short while Cairn was running. Stop Cairn, put a copy in its place, and start it.',
  damaged: 'The database file is damaged. Stop Cairn, put a copy in its place, and start it.',
  full: 'The disk with the database is full, or a quota is used up. Free some space.',
  failing:
    'The disk with the database fails: it can’t be read, written or flushed. Look at the system’s log.',
  'read-only': 'The database can only be read. Make its file, its folder and the file system writable.',
  busy: 'Another program is holding the database. Let it finish, or stop it.',
  unopenable:
    'The files beside the database can’t be opened. Give the account that runs Cairn access to its folder.',
  memory: 'There’s too little memory for the database. Free some.',
}

/** The driver's own error, which drizzle may have wrapped: its message has no values in it. */
export function driverErrorOf(error: unknown): { code: string; message: string } {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++)
    if ('code' in each && typeof each.code === 'string') return { code: each.code, message: each.message }
  return { code: '', message: '' }
}
