import { server } from './columns.ts'
import { hold } from './hold.ts'
import { migrate } from './migrate.ts'
import type { Waiting } from './migrations.ts'
import { withCode } from './postgresql/errors.ts'
import { migrateServer } from './postgresql/migrate.ts'
import { openServer } from './postgresql/open.ts'
import { serverInWords } from './postgresql/refusals.ts'
import { inWords } from './refusals.ts'
import { openFile } from './sqlite/open.ts'

/**
 * Opens the PostgreSQL that `CAIRN_DATABASE` names, else the file. Throws an Error if the file is missing, isn't Cairn's,
 * is being replaced, or refuses a setting; a server is only asked with the first query.
 */
export function openDatabase(file: string, onQuery?: (statement: string) => void): void {
  if (server) openServer(server, onQuery)
  else openFile(file, onQuery)
}

/** Before it's opened. Returns how many migrations ran. Throws `DatabaseRefused`, as the two say. */
export async function bringUpToDate(file: string, waiting: Waiting): Promise<{ applied: number }> {
  return server ? migrateServer(server, undefined, waiting) : migrate(file, undefined, waiting)
}

/** Says that this process uses the file until the returned function is called (`hold`). Nothing of a server is held. */
export function holdDatabase(file: string): () => void {
  return server ? () => undefined : hold(file)
}

/** `DatabaseRefused` in place of what the driver says; the error itself if it's about something else than the database. */
export function refusalInWords(error: unknown, file: string): unknown {
  return server ? serverInWords(withCode(error), server) : inWords(error, file)
}
