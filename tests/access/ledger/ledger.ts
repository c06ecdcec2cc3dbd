import { server } from '#db/columns.ts'
import { openPostgresLedger } from './postgresql.ts'
import { openSqliteLedger } from './sqlite.ts'

/** Direct access to the database of a running server. Marking something as read isn't a change. */
export interface Ledger {
  /** A fingerprint of every row. */
  state(): Promise<string>
  ids(): Promise<Set<string>>
  emailOf(personId: string): Promise<string>
  /** The first column of what a statement selects. */
  list(statement: string): Promise<string[]>
  /** Brings every row back to its state at the start. */
  restore(): Promise<void>
  /** Runs all statements or none. */
  run(statements: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** `file` is the server's, unless it serves a PostgreSQL. What is there now is kept for `restore`. */
export async function openLedger(file: string, pristine: string): Promise<Ledger> {
  return server ? openPostgresLedger(server.url) : openSqliteLedger(file, pristine)
}
