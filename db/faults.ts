import { codes } from './errors.ts'
import { faultInWords } from './fault-words.ts'

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
  // Of a server.
  | 'away'
  | 'crowded'
  | 'slow'
  | 'unsure'

/** The file at the database's path isn't the one that was opened. Nothing was written to it. */
export class FileLost extends Error {
  readonly code: string
  constructor(fault: 'removed' | 'replaced' | 'truncated') {
    super(faultInWords[fault])
    this.name = 'FileLost'
    this.code = `CAIRN_${fault.toUpperCase()}`
  }
}

/** Others wrote all the time, or in the same place, for as long as a write may wait. Nothing of it is saved. */
export class Unavailable extends Error {
  readonly code = 'CAIRN_BUSY'
  constructor(cause: unknown) {
    super('Others were writing to the database all the time.', { cause })
    this.name = 'Unavailable'
  }
}

/** The server was told to save a write, and its answer never came: it may be saved, all of it, or nothing of it. */
export class OutcomeUnknown extends Error {
  readonly code = 'CAIRN_UNSURE'
  constructor(cause: unknown) {
    super('The connection ended while a write was being saved.', { cause })
    this.name = 'OutcomeUnknown'
  }
}

// SQLite's codes, our own, Node's for files and connections, and PostgreSQL's
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
const meanings: [RegExp, Fault][] = [
  [/^CAIRN_UNSURE/, 'unsure'],
  [/^CAIRN_REMOVED/, 'removed'],
  [/^(CAIRN_REPLACED|SQLITE_READONLY_DBMOVED)/, 'replaced'],
  [/^CAIRN_TRUNCATED/, 'truncated'],
  [/^(SQLITE_(CORRUPT|NOTADB)|XX00[12])/, 'damaged'],
  // SQLITE_IOERR_SHMSIZE is no room for the file beside the log.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|EFBIG|53100)/, 'full'],
  [/^SQLITE_IOERR_NOMEM/, 'memory'],
  [/^(SQLITE_IOERR|EIO|58030)/, 'failing'],
  [/^(SQLITE_READONLY|EROFS|25006)/, 'read-only'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|CAIRN_BUSY|40001|40P01|55P03)/, 'busy'],
  [/^(SQLITE_CANTOPEN|EACCES|EPERM|ENOTDIR|EISDIR|EMFILE|ENFILE|28...|3D000|3F000|42501)/, 'unopenable'],
  [/^(SQLITE_NOMEM|53200)/, 'memory'],
  [/^(CAIRN_AWAY|08...|57P0[1-5]|ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH|ETIMEDOUT|EPIPE)/, 'away'],
  [/^(CAIRN_CROWDED|53300)/, 'crowded'],
  [/^(CAIRN_SLOW|57014)/, 'slow'],
]

/** Undefined if the error isn't one of the database's place, such as a broken rule or a mistake of ours. */
export function faultOf(error: unknown): Fault | undefined {
  const found = codes(error)
  return meanings.find(([pattern]) => found.some((code) => pattern.test(code)))?.[1]
}

/** The driver's own error, which drizzle may have wrapped: its message has no values in it. */
export function driverErrorOf(error: unknown): { code: string; message: string } {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++)
    if ('code' in each && typeof each.code === 'string') return { code: each.code, message: each.message }
  return { code: '', message: '' }
}
