import { setTimeout } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Database, type Handle, setHandle, type Transaction } from '#db/client.ts'
import { isBusy } from '#db/errors.ts'
import { Unavailable } from '#db/faults.ts'
import { hold } from '#db/hold.ts'
import { type Place, watchPlace } from '#db/place.ts'
import { applyPragmas, assertOurFile } from '#db/pragmas.ts'
import { cacheStatements } from '#db/statements.ts'

/**
 * Opens one writing and one read-only connection. Throws an Error if the file is missing, isn't Cairn's, is being
 * replaced, or refuses a setting.
 */
export function openFile(file: string, onQuery?: (statement: string) => void): void {
  const release = hold(file)
  try {
    open(file, release, onQuery)
  } catch (error) {
    release()
    throw error
  }
}

function open(file: string, release: () => void, onQuery?: (statement: string) => void): void {
  const verbose = onQuery ? (statement?: unknown) => onQuery(String(statement)) : undefined
  const writer = new BetterSqlite(file, { fileMustExist: true, verbose })
  assertOurFile(writer, file)
  applyPragmas(writer)
  writer.pragma('busy_timeout = 0')
  const reader = new BetterSqlite(file, { fileMustExist: true, readonly: true, verbose })
  applyPragmas(reader)
  // Beginning and ending aren't reads.
  const momentary = new BetterSqlite(file, {
    fileMustExist: true,
    readonly: true,
    verbose: verbose && ((said) => said !== begins && said !== ends && verbose(said)),
  })
  applyPragmas(momentary)
  const place = watchPlace(file)
  // The driver's type is synchronous, but its builders can be awaited too.
  const over = (connection: BetterSqlite.Database) =>
    drizzle(cacheStatements(connection), { casing: 'snake_case' })
  const { write, settled } = oneAtATime(writer, over(writer) as unknown as Transaction, place)
  setHandle({
    reader: over(reader) as unknown as Database,
    atOneMoment: momentByMoment(momentary, over(momentary) as unknown as Database),
    write,
    place,
    close: async () => {
      await settled()
      // Closing would write what is in the log into a file that it doesn't belong to, and remove the log.
      if (!place.now()) {
        for (const each of [momentary, reader, writer]) each.close()
      }
      place.close()
      release()
    },
  })
}

const [begins, ends] = ['BEGIN', 'COMMIT']

// One after the other: SQLite answers in the process, so work that only reads gains nothing from turns.
function momentByMoment(connection: BetterSqlite.Database, reader: Database): Handle['atOneMoment'] {
  let queue: Promise<unknown> = Promise.resolve()
  return (work) => {
    const run = queue.then(async () => {
      connection.exec(begins)
      try {
        return await work(reader)
      } finally {
        if (connection.inTransaction) connection.exec(ends)
      }
    })
    queue = run.catch(() => undefined)
    return run
  }
}

function oneAtATime(
  connection: BetterSqlite.Database,
  tx: Transaction,
  place: Place,
): { write: Handle['write']; settled: () => Promise<unknown> } {
  let queue: Promise<unknown> = Promise.resolve()
  return {
    write: (work) => {
      const run = queue.then(() => writeOnce(connection, place, () => work(tx)))
      queue = run.catch(() => undefined)
      return run
    },
    settled: () => queue,
  }
}

async function writeOnce<T>(
  connection: BetterSqlite.Database,
  place: Place,
  work: () => Promise<T>,
): Promise<T> {
  assertThere(place)
  await begin(connection)
  let result: T
  try {
    result = await work()
    connection.exec('COMMIT')
  } catch (error) {
    // A failed COMMIT or a full disk may already have ended the transaction.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
  assertThere(place)
  return result
}

function assertThere(place: Place): void {
  const lost = place.now()
  if (lost) throw lost
}

/** In milliseconds, while another program is writing to the database. */
const patience = 5000
// In milliseconds: the first wait, and the longest.
const wait = { first: 5, longest: 100 }

// SQLite's own waiting would block every page, so the writer's busy_timeout is 0 and BEGIN is retried here. Waits grow and
// are random, so that two processes don't meet again and again.
async function begin(connection: BetterSqlite.Database): Promise<void> {
  const until = performance.now() + patience
  for (let longest = wait.first; ; longest = Math.min(longest * 1.5, wait.longest)) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() >= until) throw new Unavailable(error)
    }
    await setTimeout(longest * (0.5 + Math.random() / 2))
  }
}
