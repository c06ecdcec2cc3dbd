import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { UpkeepFailed } from '../files.ts'
import { runProgram } from './programs.ts'

/** A line of `pg_restore --list` for each table with rows, and whether the dump is Cairn's. */
export type Listed = { schema: string; tables: string[] }

/** Throws `UpkeepFailed` unless the file begins as a dump in PostgreSQL's custom format does. */
export function assertDump(file: string): void {
  if (!existsSync(file)) throw new UpkeepFailed(`There is no file ${file}.`)
  if (!statSync(file).isFile()) throw new UpkeepFailed(`${file} is no file.`)
  const head = Buffer.alloc(15)
  const handle = openSync(file, 'r')
  const length = readSync(handle, head)
  closeSync(handle)
  if (length === 0) throw new UpkeepFailed(`${file} is empty (0 bytes), so there’s nothing in it to restore.`)
  if (head.toString('latin1', 0, 5) !== 'PGDMP')
    throw new UpkeepFailed(
      head.toString('latin1', 0, 15) === 'SQLite format 3'
        ? `${file} is a SQLite file, and this Cairn runs on PostgreSQL. To bring it there: npm run cairn -- move --help`
        : `${file} is not a backup of Cairn on PostgreSQL.`,
    )
}

/** Throws `UpkeepFailed` if the dump can't be read or isn't of a Cairn. */
export async function listDump(file: string, signal?: AbortSignal): Promise<Listed> {
  const found: [schema: string, table: string][] = []
  const onLine = (line: string) => {
    const [, schema, table] = /^\d+; \d+ \d+ TABLE DATA (\S+) (\S+)/.exec(line) ?? []
    if (schema && table) found.push([schema, table])
  }
  await runProgram('pg_restore', ['--list', file], { signal, onLine })
  const schema = found.find(([, table]) => table === 'cairn_database')?.[0]
  if (!schema) throw new UpkeepFailed(`${file} is not a backup of Cairn: nothing of Cairn’s is in it.`)
  return { schema, tables: found.map(([, table]) => table) }
}

/** Reads all of it. Throws `UpkeepFailed` if it's damaged. */
export async function countRows(file: string, signal?: AbortSignal): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  let table: string | undefined
  const onLine = (line: string) => {
    if (table !== undefined) {
      if (line === '\\.') table = undefined
      else rows[table] = (rows[table] ?? 0) + 1
      return
    }
    const [, begun] = /^COPY \S+?\.(\S+) \(.*\) FROM stdin;$/.exec(line) ?? []
    if (begun === undefined) return
    table = begun
    rows[begun] = 0
  }
  await runProgram('pg_restore', ['--data-only', '--file=-', file], { signal, onLine })
  return rows
}
