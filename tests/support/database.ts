import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { server } from '#db/columns.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'

/** A new database for the tests of this file: a SQLite file, or one on the PostgreSQL that `CAIRN_DATABASE` names. */
export function openTestDatabase(): void {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
    const file = path.join(folder, 'cairn.db')
    await newDatabase(file)
    openDatabase(file)
  })
  afterAll(async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  })
}

/** Without anything in it. Nothing may have the worker's earlier one open. */
export async function newDatabase(file: string): Promise<void> {
  if (server) await copyTemplate(server.url)
  else await migrate(file)
}

async function copyTemplate(address: string): Promise<void> {
  const url = new URL(address)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  await client.query(`drop database if exists ${name}`)
  await client.query(`create database ${name} template template`)
  await client.end()
}
