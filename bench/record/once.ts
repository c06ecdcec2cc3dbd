import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { demoPassword } from '#bin/demo/cast.ts'
import { openRecord } from '#bin/open-record.ts'
import { closeDatabase } from '#db/client.ts'
import { schemaFingerprint } from '#db/migrations.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'

const root = path.join(import.meta.dirname, '../..')

/** Fills a record in `file`, unless one of the same `plan` and the same sources lies there. What is cut off is no record. */
export async function makeOnce(
  file: string,
  plan: object,
  fill: (connection: BetterSqlite.Database, passwordHash: string) => void,
): Promise<void> {
  const note = `${file}.made.json`
  const made = JSON.stringify({ ...plan, content: contentHash() })
  if (existsSync(file) && existsSync(note) && readFileSync(note, 'utf8') === made) return
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.draft`
  for (const each of [draft, file])
    for (const ending of ['', '-wal', '-shm']) rmSync(each + ending, { force: true })
  await openRecord(draft)
  await closeDatabase()
  const connection = new BetterSqlite(draft)
  fill(connection, await hashPassword(demoPassword))
  connection.close()
  renameSync(draft, file)
  writeFileSync(note, made)
}

function contentHash(): string {
  const hash = createHash('sha256').update(schemaFingerprint())
  for (const name of [
    'bench/fill.ts',
    ...filesIn('bench/record'),
    ...filesIn('bench/company'),
    ...filesIn('db/roadmaps'),
  ])
    hash.update(readFileSync(path.join(root, name)))
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .sort()
    .map((name) => path.join(folder, name))
}
