import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { holdAlone } from '../../hold.ts'
import { leftoversOf } from '../../leftovers.ts'
import { migrate } from '../../migrate.ts'
import { applicationId, applyPragmas } from '../../pragmas.ts'
import { existsSentence, publish, removeWithLogs, UpkeepFailed } from '../files.ts'
import { danglingIn, integrityOf } from '../sqlite/examine.ts'
import { contentText, doneIn, type Mark, type Target, tableEntry } from './ends.ts'
import { saying, sayingPages } from './failures.ts'
import { pagesOfFile, partOf } from './file.ts'
import type { Content } from './values.ts'

/** A file beside its place, which gets its name at the end, and what an earlier try of the same move left there. */
export async function openFileTarget(to: string, mark: Mark): Promise<Target> {
  if (existsSync(to)) throw new UpkeepFailed(existsSentence(to))
  const left = leftoversOf(to)
  if (left.length > 0)
    throw new UpkeepFailed(
      `There was a database at ${to}: ${left.join(' and ')} ${left.length === 1 ? 'lies' : 'lie'} beside its place. Name another file, or move ${left.length === 1 ? 'that' : 'those'} away.`,
    )
  const part = partOf(to)
  const release = await saying(to, () => {
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    return holdAlone(to)
  })
  if (!release) throw new UpkeepFailed(`Another command is making ${to}. Wait until it’s done.`)
  try {
    const isThere = statSync(part, { throwIfNoEntry: false })?.size
    const done = isThere ? await saying(part, () => readMark(part, mark)) : new Map<string, Content>()
    let connection = await saying(to, () => openWriting(part, mark))
    return {
      name: to,
      done,
      beginAnew: () =>
        saying(to, async () => {
          connection.close()
          removeWithLogs(part)
          done.clear()
          connection = await openWriting(part, mark)
        }),
      copy: (table, pages, content) =>
        saying(to, async () => {
          const { columns, name } = table
          const insert = connection.prepare(
            `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
          )
          connection.exec('BEGIN IMMEDIATE')
          try {
            for await (const page of pages) for (const row of page) insert.run(...row)
            note(connection, `${tableEntry}${name}`, contentText(content()))
            connection.exec('COMMIT')
          } catch (error) {
            // A full disk may already have ended the transaction.
            if (connection.inTransaction) connection.exec('ROLLBACK')
            throw error
          }
        }),
      pages: (table) => sayingPages(to, pagesOfFile(connection, table)),
      finish: () =>
        saying(to, () => {
          assertWhole(connection, to)
          connection.exec('drop table cairn_move')
          // Without its mark, no later try could go on with it.
          done.clear()
          connection.close()
          try {
            publish(part, to)
          } finally {
            removeWithLogs(part)
          }
        }),
      close: async () => {
        connection.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

function readMark(part: string, mark: Mark): NonNullable<ReturnType<typeof doneIn>> {
  const connection = new BetterSqlite(part, { fileMustExist: true, readonly: true })
  try {
    const isMarked = connection.prepare("select 1 from sqlite_schema where name = 'cairn_move'").get()
    const entries = isMarked ? connection.prepare('select entry, says from cairn_move').all() : []
    const done = doneIn(entries as { entry: string; says: string }[], mark)
    if (done) return done
  } finally {
    connection.close()
  }
  throw new UpkeepFailed(`${part} is what another move left. Remove it, or name another file.`)
}

async function openWriting(part: string, mark: Mark): Promise<BetterSqlite.Database> {
  // The mark comes first, so that whatever is cut off after it can go on.
  if (!statSync(part, { throwIfNoEntry: false })?.size) putMark(part, mark)
  await migrate(part, undefined, { limit: 1000 })
  const connection = new BetterSqlite(part, { fileMustExist: true })
  applyPragmas(connection)
  // One file, so that a full disk is met by the table that it's too small for.
  connection.pragma('journal_mode = DELETE')
  // Looked through at the end: rows may refer to later ones of their own table.
  connection.pragma('foreign_keys = OFF')
  return connection
}

function putMark(part: string, mark: Mark): void {
  const connection = new BetterSqlite(part)
  try {
    connection.pragma(`application_id = ${applicationId}`)
    applyPragmas(connection)
    connection.exec(
      'BEGIN IMMEDIATE; create table cairn_move (entry text primary key, says text not null) strict',
    )
    for (const [entry, says] of Object.entries(mark)) note(connection, entry, says)
    connection.exec('COMMIT')
  } finally {
    connection.close()
  }
}

function note(connection: BetterSqlite.Database, entry: string, says: string): void {
  connection.prepare('insert or replace into cairn_move (entry, says) values (?, ?)').run(entry, says)
}

function assertWhole(connection: BetterSqlite.Database, to: string): void {
  // With rank 1, the index is compared with the rows that it's made of.
  connection.exec("insert into search_index(search_index, rank) values ('integrity-check', 1)")
  const problems = [...integrityOf(connection), ...danglingIn(connection)]
  if (problems.length > 0) throw new UpkeepFailed(`${to} didn’t come out sound (${problems[0]}).`)
}
