import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const own = path.resolve(import.meta.dirname, '../../db/migrations/sqlite')

/** The names of SQLite's migrations, in the order in which they run. */
export function migrationNames(): string[] {
  return journalIn(own).entries.map(({ tag }) => tag)
}

/** Copies Cairn's migrations into a folder inside `folder`, the first `count` ones or those before the one that ends in that name. */
export function earlierMigrations(folder: string, until: number | string): string {
  const copy = path.join(folder, `migrations-${until}`)
  cpSync(own, copy, { recursive: true })
  const { entries, ...rest } = journalIn(own)
  const count = typeof until === 'number' ? until : entries.findIndex(({ tag }) => tag.endsWith(until))
  if (count < 1) throw new Error(`No migration ends in ${until}.`)
  writeFileSync(
    path.join(copy, 'meta', '_journal.json'),
    JSON.stringify({ ...rest, entries: entries.slice(0, count) }),
  )
  return copy
}

function journalIn(folder: string): { entries: { tag: string }[] } {
  return JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'))
}
