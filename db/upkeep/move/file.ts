import { existsSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { holdAlone } from '../../hold.ts'
import { schemaOf } from '../../migrate.ts'
import { assertOurFile } from '../../pragmas.ts'
import { UpkeepFailed } from '../files.ts'
import { pageSize, type Source } from './ends.ts'
import { saying, sayingPages } from './failures.ts'
import type { MovedTable } from './tables.ts'
import { fromSqlite, type Row } from './values.ts'

/** Nothing is written to it, and no one else opens it until it's closed. */
export async function openFileSource(file: string): Promise<Source> {
  if (!existsSync(file) || !statSync(file).size)
    throw new UpkeepFailed(`There is no database at ${file}. Set CAIRN_DATA as for the server.`)
  const release = await saying(file, () => holdAlone(file))
  if (!release)
    throw new UpkeepFailed(
      `${file} is in use, by a running Cairn or another command on it. Stop Cairn first, since what’s written during a move would be lost. Nothing was changed.`,
    )
  let connection: BetterSqlite.Database | undefined
  try {
    const opened = await saying(file, () => openReading(file))
    connection = opened
    const begin = () => {
      if (opened.inTransaction) opened.exec('COMMIT')
      opened.exec('BEGIN')
    }
    begin()
    return {
      name: file,
      identity: `sqlite ${realpathSync(file)}`,
      count: (table) =>
        saying(file, () => opened.prepare(`select count(*) from "${table.name}"`).pluck().get() as number),
      pages: (table) => sayingPages(file, pagesOfFile(opened, table)),
      lookAgain: () => saying(file, begin),
      close: async () => {
        opened.close()
        release()
      },
    }
  } catch (error) {
    connection?.close()
    release()
    throw error
  }
}

function openReading(file: string): BetterSqlite.Database {
  const connection = new BetterSqlite(file, { fileMustExist: true, readonly: true })
  try {
    assertOurFile(connection, file)
    const { applied, waiting } = schemaOf(connection)
    if (applied === 0) throw new UpkeepFailed(`${file} has no tables of Cairn’s in it.`)
    if (waiting > 0)
      throw new UpkeepFailed(`${file} is from an earlier Cairn. Start Cairn once, which upgrades it.`)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

export async function* pagesOfFile(
  connection: BetterSqlite.Database,
  table: MovedTable,
): AsyncGenerator<Row[]> {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const rows = connection.prepare(`select ${columns} from "${table.name}" order by "${table.key.name}"`).raw()
  let page: Row[] = []
  for (const row of rows.iterate() as Iterable<unknown[]>) {
    page.push(fromSqlite(table, row))
    if (page.length < pageSize) continue
    yield page
    page = []
    // The driver is synchronous: otherwise no signal would come between.
    await setImmediate()
  }
  if (page.length > 0) yield page
}

/** As others in this folder are called: beside its place until all of it is there. */
export const partOf = (to: string) => path.join(path.dirname(to), `${path.basename(to)}.moving`)
