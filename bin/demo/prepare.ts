import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { server } from '#db/columns.ts'
import { schemaFingerprint } from '#db/migrations.ts'
import { daysBetween } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { accounts, demoPassword } from './cast.ts'
import { fillDemo } from './fill.ts'
import { inFile, onServer } from './places.ts'

/**
 * Creates the demo's record, or replaces it if the demo's content or the schema has changed or it's older than
 * `maxDaysOld`: its "yesterday" would be wrong. An interruption leaves nothing half done. Throws `DatabaseRefused` if what
 * is there wasn't made by the demo.
 */
export async function prepareDemo(file: string, now: Date, maxDaysOld = 3): Promise<void> {
  const today = dayIn(now, 'UTC')
  const place = server ? onServer(server, file) : inFile(file)
  const made = await place.findNote()
  if (made && isFresh(JSON.parse(made), today, maxDaysOld)) return
  const began = performance.now()
  console.log('  Filling the demo team: half a year of goals, sessions and reviews')
  await place.replace(() => fillDemo(today), JSON.stringify({ today, content: contentHash() }))
  console.log(`  Filled in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

type Made = { today: string; content: string }

const isFresh = (made: Made, today: string, maxDaysOld: number) =>
  made.content === contentHash() && Math.abs(daysBetween(made.today, today)) <= maxDaysOld

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
