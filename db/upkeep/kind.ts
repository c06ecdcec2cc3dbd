import { server } from '#db/columns.ts'
import { inWords } from './files.ts'
import * as postgresql from './postgresql/upkeep.ts'
import { backUp } from './sqlite/backup.ts'
import {
  assertThere,
  emptySearch,
  examine,
  newestEntry,
  placeOf,
  schemaOf,
  sizeOf,
} from './sqlite/examine.ts'
import { restore } from './sqlite/restore.ts'

/** What an operator does to a whole database. Each throws `UpkeepFailed` with a sentence for them. */
export type Upkeep = {
  kind: 'SQLite' | 'PostgreSQL'
  /** How the names of its backups end. */
  ending: '.db' | '.dump'
  assertThere(data: string): void
  backUp: typeof backUp
  restore: typeof restore
  examine(data: string): Later<ReturnType<typeof examine>>
  newestEntry(data: string): Later<Date | undefined>
  /** Where the index can't be written over text by text: it's filled again with what is written or rebuilt from then on. */
  emptySearch(data: string): void
  schemaOf(data: string): Later<ReturnType<typeof schemaOf>>
  /** In bytes. */
  sizeOf(data: string): Later<number>
  placeOf(data: string): Later<string>
  /** `UpkeepFailed` in place of what the driver says about the database; the error itself if it's about something else. */
  problemInWords(error: unknown, data: string): unknown
}
type Later<T> = T | Promise<T>

const ofSqlite: Upkeep = {
  kind: 'SQLite',
  ending: '.db',
  assertThere,
  backUp,
  restore,
  emptySearch,
  examine,
  newestEntry,
  schemaOf,
  sizeOf,
  placeOf,
  problemInWords: (error, data) => inWords(error instanceof Error && error.cause ? error.cause : error, data),
}

const { serverProblemInWords, ...ofServer } = postgresql

const ofPostgresql: Upkeep = {
  kind: 'PostgreSQL',
  ending: '.dump',
  // Asking it says so.
  assertThere: () => undefined,
  ...ofServer,
  emptySearch: () => undefined,
  problemInWords: serverProblemInWords,
}

/** The only place that decides what kind of database it is: once for a process. */
export const upkeep: Upkeep = server ? ofPostgresql : ofSqlite
