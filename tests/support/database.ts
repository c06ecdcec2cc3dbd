import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase, type Handle, openHandle, setHandle } from '#db/client.ts'
import { server } from '#db/columns.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'

type Options = { mayDoTwice?: boolean; onQuery?: (statement: string, values?: unknown[]) => void }

/**
 * A new database for the tests of this file: a SQLite file, or one on the PostgreSQL that `CAIRN_DATABASE` names. With
 * `mayDoTwice` false, every write is done once even where `npm test` does all twice. `onQuery` gets each statement, on
 * PostgreSQL with its values beside it.
 */
export function openTestDatabase({ mayDoTwice = true, onQuery }: Options = {}): void {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
    const file = path.join(folder, 'cairn.db')
    await newDatabase(file)
    openDatabase(file, onQuery)
    if (mayDoTwice && process.env.CAIRN_WORK_TWICE) setHandle(doingWorkTwice(openHandle()))
  })
  afterAll(async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  })
}

const again = new Error('Once more, as if others had written the same rows.')

/** Does the work of every write twice, and saves it the second time: what PostgreSQL may ask for at any moment. */
function doingWorkTwice(handle: Handle): Handle {
  return {
    ...handle,
    write: async (work) => {
      const first = handle.write(async (tx) => {
        await work(tx)
        throw again
      })
      await first.catch((error: unknown) => {
        if (error !== again) throw error
      })
      return handle.write(work)
    },
  }
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
