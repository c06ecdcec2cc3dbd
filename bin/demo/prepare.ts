import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openRecord } from '#bin/open-record.ts'
import { closeDatabase } from '#db/client.ts'
import { assertNothingLeft } from '#db/leftovers.ts'
import { schemaFingerprint } from '#db/migrate.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import { daysBetween } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { accounts, demoPassword } from './cast.ts'
import { fillDemo } from './fill.ts'

/**
 * Creates the demo database, or replaces it if the demo's content or the schema has changed or it's older than
 * `maxDaysOld`: its "yesterday" would be wrong. It's filled beside its place first, so an interruption leaves nothing
 * half done.
 */
export async function prepareDemo(file: string, now: Date, maxDaysOld = 3): Promise<void> {
  const note = `${file}.made.json`
  const today = dayIn(now, 'UTC')
  // CAIRN_DATA may point to someone's own database, so only what the demo created is replaced.
  if (existsSync(file) && !existsSync(note))
    throw new DatabaseRefused(
      `${file} wasn’t created by the demo, so it’s left alone. Set CAIRN_DATA to another file.`,
    )
  // The same where only what such a database left is there.
  if (!existsSync(note)) assertNothingLeft(file)
  if (existsSync(file) && isFresh(note, today, maxDaysOld)) return
  const began = performance.now()
  console.log('  Filling the demo team: half a year of goals, sessions and reviews')
  const draft = `${file}.draft`
  for (const each of [draft, file])
    for (const ending of ['', '-wal', '-shm']) rmSync(each + ending, { force: true })
  await openRecord(draft)
  await fillDemo(today)
  await closeDatabase()
  rmSync(`${draft}.lock`, { force: true })
  writeFileSync(note, JSON.stringify({ today, content: contentHash() }))
  renameSync(draft, file)
  console.log(`  Filled in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function isFresh(note: string, today: string, maxDaysOld: number): boolean {
  if (!existsSync(note)) return false
  const made = JSON.parse(readFileSync(note, 'utf8')) as { today: string; content: string }
  return made.content === contentHash() && Math.abs(daysBetween(made.today, today)) <= maxDaysOld
}

function contentHash(): string {
  const hash = createHash('sha256').update(schemaFingerprint())
  const root = path.join(import.meta.dirname, '../..')
  for (const folder of ['bin/demo', 'db/roadmaps']) {
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name))
    for (const file of files.sort()) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

export function accountTable(): string {
  const width = Math.max(...accounts.map(({ email }) => email.length))
  const lines = accounts.map(({ email, is }) => `  ${email.padEnd(width)}   ${is}`)
  return `${lines.join('\n')}\n\n  Password of each: ${demoPassword}\n`
}
