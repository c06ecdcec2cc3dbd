import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import { listen } from './server.ts'

const root = path.resolve(import.meta.dirname, '../..')
const node = path.join(root, 'node_modules/node/bin/node')

/** Runs the command as an operator does. `blocks` limits the size of any file that it writes, to as many times 512 bytes. */
export async function cairn(
  data: string,
  args: string[],
  { blocks, env }: { blocks?: number; env?: Record<string, string> } = {},
): Promise<{ status: number | null; out: string; err: string }> {
  const all = [path.join(root, 'bin/cairn.mjs'), ...args]
  const [program, given] = blocks
    ? ['sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, node, ...all]]
    : [node, all]
  const child = spawn(program, given, {
    cwd: path.dirname(data),
    env: { ...process.env, CAIRN_DATA: data, CAIRN_ORIGIN: 'https://cairn.example.org', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [status] = await once(child, 'close')
  // Progress is only shown by a machine that is slow.
  return { status, out, err: err.replace(/^ {2}\w+: \d+ %\n/gm, '') }
}

/** Another process that has the database open as a server has, and writes into it until it's killed. */
export async function writeWithoutEnd(
  data: string,
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; gone: Promise<unknown> }> {
  const script = `
    import { transaction } from '#db/client.ts'
    import { openDatabase } from '#db/open.ts'
    import { makeSystemContext } from '#lib/core/context.ts'
    import { recordAudit } from '#lib/record/audit/writes.ts'
    openDatabase(${JSON.stringify(data)})
    for (let written = 1; ; written++) {
      await transaction((tx) => recordAudit(makeSystemContext(new Date()), tx, { event: 'test.written' }))
      if (written === 20) console.log('It has written.')
      await new Promise(setImmediate)
    }`
  const child = spawn(node, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await listen(child).lineWith('It has written.')
  return { child, gone: once(child, 'close') }
}

export function within<T>(file: string, work: (connection: BetterSqlite.Database) => T): T {
  const connection = new BetterSqlite(file, { fileMustExist: true })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** A hash of each table's rows, by its name. */
export function hashes(file: string): Record<string, string> {
  return within(file, (connection) => {
    const names = connection
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'search_index%'")
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      names.map((name) => {
        const rows = connection.prepare(`select * from "${name}" order by rowid`).raw().all()
        return [name, createHash('sha256').update(JSON.stringify(rows)).digest('hex')]
      }),
    )
  })
}
