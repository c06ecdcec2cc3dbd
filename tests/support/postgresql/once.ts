import { execFileSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

const template = 'template'

/** One server for all tests of a run, with a database of the current schema that each file's is copied from. */
export default async function postgresOnce(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  try {
    await makeTemplate(server)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', server.url('postgres'))
  return () => server.stop()
}

async function makeTemplate(server: PostgresServer): Promise<void> {
  await server.run(`create database ${template}`)
  // In another process, since a process has one kind of database.
  const script = `import { migrateServer } from './db/postgresql/migrate.ts'
    import { serverFrom } from './db/server.ts'
    await migrateServer(serverFrom(process.env))`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    stdio: 'pipe',
    env: { ...process.env, CAIRN_DATABASE: server.url(template) },
  })
}
