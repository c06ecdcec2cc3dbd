import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { UpkeepFailed } from '../files.ts'
import { runProgram } from './programs.ts'

/** Of a dump: the schema that it was made of, and the lines of `pg_restore --list` for what is restored. */
export type Listed = { schema: string; entries: string[] }

// What Cairn's schema consists of. The schema itself is there when a dump is restored, and comments and rights of others,
// or a view that someone has added, aren't Cairn's.
const known = [
  'TABLE DATA',
  'TABLE',
  'SEQUENCE OWNED BY',
  'SEQUENCE SET',
  'SEQUENCE',
  'DEFAULT',
  'FK CONSTRAINT',
  'CHECK CONSTRAINT',
  'CONSTRAINT',
  'INDEX',
]
// What runs by itself, with Cairn's rights.
const running = ['EVENT TRIGGER', 'TRIGGER', 'FUNCTION', 'PROCEDURE', 'AGGREGATE', 'RULE']

// Of another kind are such as DEFAULT ACL.
const entry = new RegExp(
  `^\\d+; \\d+ \\d+ (${[...known, ...running].join('|')}) (?!ACL |ATTACH )(\\S+) (\\S+)`,
)

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

/** Throws `UpkeepFailed` if the dump can't be read, isn't of a Cairn or has in it what runs by itself. */
export async function listDump(file: string, signal?: AbortSignal): Promise<Listed> {
  const found: { line: string; kind: string; schema: string; name: string }[] = []
  const onLine = (line: string) => {
    const [, kind, schema, name] = entry.exec(line) ?? []
    if (kind && schema && name) found.push({ line, kind, schema, name })
  }
  await runProgram('pg_restore', ['--list', file], { signal, onLine })
  const ours = found.find(({ kind, name }) => kind === 'TABLE DATA' && name === 'cairn_database')
  if (!ours) throw new UpkeepFailed(`${file} is not a backup of Cairn: nothing of Cairn’s is in it.`)
  const odd = found.find(({ kind }) => running.includes(kind))
  if (odd)
    throw new UpkeepFailed(
      `${file} has a ${odd.kind.toLowerCase()} in it (${odd.name}), and no Cairn makes one: it would run with Cairn’s rights. Nothing was changed. Use another backup, or restore it by hand with pg_restore.`,
    )
  return { schema: ours.schema, entries: found.map(({ line }) => line) }
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
    const [, begun] = /^COPY .+\.(\w+) \(.*\) FROM stdin;$/.exec(line) ?? []
    if (begun === undefined) return
    table = begun
    rows[begun] = 0
  }
  await runProgram('pg_restore', ['--data-only', '--file=-', file], { signal, onLine })
  return rows
}
