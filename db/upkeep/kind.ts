import { backUp } from './sqlite/backup.ts'
import { examine, newestEntry, repairSearch, schemaOf, sizeOf } from './sqlite/examine.ts'
import { restore } from './sqlite/restore.ts'

/** What an operator does to a whole database. Each throws `UpkeepFailed` with a sentence for them. */
export type Upkeep = {
  kind: string
  backUp: typeof backUp
  restore: typeof restore
  examine: typeof examine
  newestEntry: typeof newestEntry
  repairSearch: typeof repairSearch
  schemaOf: typeof schemaOf
  sizeOf: typeof sizeOf
}

const ofSqlite: Upkeep = {
  kind: 'SQLite',
  backUp,
  restore,
  examine,
  newestEntry,
  repairSearch,
  schemaOf,
  sizeOf,
}

/** The only place that decides what kind of database it is. */
export function upkeepOf(_location: string): Upkeep {
  return ofSqlite
}
