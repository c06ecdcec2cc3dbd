import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { withCode } from '#db/postgresql/errors.ts'
import { makeOurs } from '#db/postgresql/ours.ts'
import { readPoolOptions } from '#db/postgresql/pool.ts'
import { nameOf, serverInWords } from '#db/postgresql/refusals.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import { momentName, UpkeepFailed } from '../files.ts'
import type { Restored, restore as restoreFile } from '../sqlite/restore.ts'
import { ownServer } from './client.ts'
import { assertDump, listDump } from './dump.ts'
import { schemaIn } from './examine.ts'
import { runProgram } from './programs.ts'

type Asked = Parameters<typeof restoreFile>[2]

/**
 * Puts what a dump holds in the place of Cairn's schema, and keeps the replaced one aside under another name. Throws
 * `UpkeepFailed`, and leaves all as it was, if a Cairn or another restore uses the database, or the dump is damaged, newer
 * than the program, of another schema or not Cairn's.
 */
export async function restore(
  from: string,
  _data: string,
  { now, prepare, signal }: Asked,
): Promise<Restored> {
  assertDump(from)
  const server = ownServer()
  const schema = server.schema ?? 'public'
  const listed = await listDump(from, signal)
  if (listed.schema !== schema)
    throw new UpkeepFailed(
      `${from} was made of the schema ${listed.schema}, and CAIRN_DATABASE names ${schema}. Name that one.`,
    )
  const client = await connected()
  try {
    await makeOurs(client, server, true)
    await assertUnused(client)
    const aside = `cairn_replaced_${momentName(now)
      .toLowerCase()
      .replaceAll(/[^0-9a-z]/g, '_')}`
    await exchange(client, schema, aside)
    try {
      await fill(from, schema, signal)
      await client.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`)
      const { applied } = await schemaIn(client)
      if (applied === 0) throw new UpkeepFailed(`${from} has no tables of Cairn’s in it.`)
      await prepare('')
    } catch (error) {
      await client.query(`DROP SCHEMA ${pg.escapeIdentifier(schema)} CASCADE`)
      await client.query(
        `ALTER SCHEMA ${pg.escapeIdentifier(aside)} RENAME TO ${pg.escapeIdentifier(schema)}`,
      )
      throw error
    }
    return { aside: `the schema ${aside} of the same database` }
  } catch (error) {
    const said = serverInWords(withCode(error), server)
    throw said instanceof DatabaseRefused ? new UpkeepFailed(said.message, { cause: error }) : said
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connected(): Promise<pg.Client> {
  const { query_timeout: _ofServing, ...options } = readPoolOptions(ownServer(), process.env)
  const client = new pg.Client({ ...options, application_name: 'cairn restore' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function assertUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('cairn', 'cairn restore') AND pid <> pg_backend_pid() ORDER BY 1 DESC",
  )
  if (rows.length === 0) return
  const who = rows[0].name === 'cairn' ? 'a running Cairn' : 'another restore'
  throw new UpkeepFailed(
    `${nameOf(ownServer())} is in use by ${who}. Stop Cairn first: Ctrl+C where it runs, or “systemctl stop cairn” if it’s a service. Nothing was changed.`,
  )
}

async function exchange(client: pg.Client, schema: string, aside: string): Promise<void> {
  await client.query('BEGIN')
  await client.query(`ALTER SCHEMA ${pg.escapeIdentifier(schema)} RENAME TO ${pg.escapeIdentifier(aside)}`)
  await client.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`)
  await client.query('COMMIT')
}

/** All or nothing. */
async function fill(from: string, schema: string, signal: AbortSignal | undefined): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-restore-'))
  try {
    // The schema is there already.
    const entries: string[] = []
    const onLine = (line: string) => {
      if (!/^\d+; \d+ \d+ (SCHEMA|COMMENT|ACL) - /.test(line)) entries.push(line)
    }
    await runProgram('pg_restore', ['--list', from], { signal, onLine })
    const list = path.join(folder, 'list')
    writeFileSync(list, entries.join('\n'))
    await runProgram(
      'pg_restore',
      [
        '--single-transaction',
        '--exit-on-error',
        '--no-owner',
        '--no-privileges',
        `--schema=${schema}`,
        `--use-list=${list}`,
        from,
      ],
      { server: ownServer(), signal },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
