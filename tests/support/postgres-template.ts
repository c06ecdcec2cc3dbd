import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const root = path.resolve(import.meta.dirname, '../..')
const migrationsFolder = path.join(root, 'db/migrations/postgresql')
const folder = path.join(root, '.cairn/tests')

/** The file with an empty PostgreSQL of the current schema. Opening it takes an eighth of the time of creating one. */
export function templateFile(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith('.sql')) hash.update(readFileSync(path.join(migrationsFolder, name)))
  }
  return path.join(folder, `postgres-${hash.digest('hex').slice(0, 16)}.tar`)
}

/** Creates that file unless it exists. Runs before the first test of a run, and where one file is run on its own. */
export default async function templateOnce(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const file = templateFile()
  const old = readdirSync(folder).filter((name) => /^postgres-.*\.tar$/.test(name))
  if (old.includes(path.basename(file))) return
  for (const name of old) rmSync(path.join(folder, name), { force: true })
  const { PGlite } = await import('@electric-sql/pglite')
  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  const client = await PGlite.create()
  await migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder })
  const dump = await client.dumpDataDir('none')
  // Renamed only once it's complete, since another run may be looking for it.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
  renameSync(draft, file)
  await client.close()
}
