import { execFile } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import pg from 'pg'

const root = path.resolve(import.meta.dirname, '../../..')

/** Runs statements of the program in a process of its own, since a process has one kind of database. */
export async function runOn(url: string, script: string): Promise<string> {
  const all = `import './tests/support/configuration.ts'
    import { openRecord } from './bin/open-record.ts'
    import { closeDatabase } from './db/client.ts'
    ${script}`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', all], {
    cwd: root,
    env: { ...process.env, CAIRN_DATABASE: url },
  })
  return stdout
}

/** Makes an empty database a Cairn's, as its first start does. */
export async function makeRecord(url: string): Promise<void> {
  await runOn(url, "await openRecord(''); await closeDatabase()")
}

export async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    let found: Record<string, unknown>[] = []
    for (const statement of statements) found = (await client.query(statement)).rows
    return found
  } finally {
    await client.end()
  }
}
