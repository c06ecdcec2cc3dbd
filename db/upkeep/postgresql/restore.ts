import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { quoted, schemaName, within } from '#db/postgresql/client.ts'
import { makeOurs, replacedPrefix } from '#db/postgresql/ours.ts'
import { nameOf } from '#db/postgresql/refusals.ts'
import { beginRestore, endRestore, unendedRestore } from '#db/postgresql/restores.ts'
import { withoutValues } from '#db/without-values.ts'
import { assertGoingOn, momentName, UpkeepFailed } from '../files.ts'
import type { Restored, restore as restoreFile } from '../sqlite/restore.ts'
import { ownServer, withConnection } from './client.ts'
import { assertDump, listDump } from './dump.ts'
import { schemaIn } from './examine.ts'
import { runProgram } from './programs.ts'

type Asked = Parameters<typeof restoreFile>[2]

// What PostgreSQL lists the connections under.
const name = 'cairn restore'

/**
 * Puts what a dump holds in the place of Cairn's schema, and keeps the replaced one aside under another name. Throws
 * `UpkeepFailed`, and leaves all as it was, if a Cairn or another restore uses the database, this account may not put the
 * schema aside, or the dump is damaged, newer than the program, of another schema or not Cairn's.
 */
export async function restore(
  from: string,
  _data: string,
  { now, prepare, signal }: Asked,
): Promise<Restored> {
  assertDump(from)
  const server = ownServer()
  const listed = await listDump(from, signal)
  return withConnection(name, async (client) => {
    const schema = await schemaName(client, server)
    if (listed.schema !== schema)
      throw new UpkeepFailed(
        `${from} was made of the schema ${listed.schema}, and CAIRN_DATABASE names ${schema}. Name that one.`,
      )
    await assertOwned(client, schema)
    await makeOurs(client, server, true)
    await assertUnused(client)
    assertGoingOn(signal)
    const moment = momentName(now)
      .toLowerCase()
      .replaceAll(/[^0-9a-z]/g, '_')
    const aside = await exchange(client, schema, `${replacedPrefix(schema)}${moment}`)
    try {
      await fill(from, listed.entries, schema, signal)
      const { applied } = await within(client, server, () => schemaIn(client))
      if (applied === 0) throw new UpkeepFailed(`${from} has no tables of Cairn’s in it.`)
      await prepare('')
      // From here on it may be opened.
      await within(client, server, () => endRestore(client))
    } catch (error) {
      await putBack(schema, aside, error)
      throw error
    }
    return { aside: `the schema ${aside} of the same database` }
  })
}

// Before PostgreSQL 15, `public` belongs to who set the server up, also in a database of someone else's.
async function assertOwned(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_user AS account, current_database() AS database, pg_has_role(nspowner, 'USAGE') AS owns, has_database_privilege(current_database(), 'CREATE') AS creates FROM pg_catalog.pg_namespace WHERE nspname = $1",
    [schema],
  )
  // Where it isn't there, it's made.
  const { account, database, owns, creates } = rows[0] ?? { owns: true, creates: true }
  const needed = [
    ...(owns ? [] : [`ALTER SCHEMA ${quoted(schema)} OWNER TO ${quoted(account)};`]),
    ...(creates ? [] : [`GRANT CREATE ON DATABASE ${quoted(database)} TO ${quoted(account)};`]),
  ]
  if (needed.length > 0)
    throw new UpkeepFailed(
      `${nameOf(ownServer())} can’t be restored by ${account}, who ${owns ? 'may not create schemas in it' : `doesn’t own its schema ${schema}`}. As an administrator of PostgreSQL, run in that database: ${needed.join(' ')} Nothing was changed.`,
    )
}

async function assertUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('cairn', $1) AND pid <> pg_backend_pid() ORDER BY 1 DESC",
    [name],
  )
  if (rows.length === 0) return
  const who = rows[0].name === 'cairn' ? 'a running Cairn' : 'another restore'
  throw new UpkeepFailed(
    `${nameOf(ownServer())} is in use by ${who}. Stop Cairn first: Ctrl+C where it runs, or “systemctl stop cairn” if it’s a service. Nothing was changed.`,
  )
}

/** Returns where what was there before is. What a restore that was cut off has brought there is nobody's, and goes. */
async function exchange(client: pg.Client, schema: string, wished: string): Promise<string> {
  return within(client, ownServer(), async () => {
    const before = await unendedRestore(client)
    await client.query(
      before === undefined
        ? `ALTER SCHEMA ${quoted(schema)} RENAME TO ${quoted(wished)}`
        : `DROP SCHEMA ${quoted(schema)} CASCADE`,
    )
    await client.query(`CREATE SCHEMA ${quoted(schema)}`)
    await beginRestore(client, before ?? wished)
    return before ?? wished
  })
}

/** All or nothing, on a connection of its own: that the other one broke may be why. */
async function putBack(schema: string, aside: string, why: unknown): Promise<void> {
  const statements = [
    `DROP SCHEMA ${quoted(schema)} CASCADE`,
    `ALTER SCHEMA ${quoted(aside)} RENAME TO ${quoted(schema)}`,
  ]
  try {
    await withConnection(name, (client) =>
      within(client, ownServer(), async () => {
        for (const statement of statements) await client.query(statement)
      }),
    )
  } catch (error) {
    const [first, then] = [why, error].map((each) => (withoutValues(each) as Error).message)
    throw new UpkeepFailed(
      `${first} What was there before couldn’t be put back (${then}). It’s whole, in the schema ${aside}. To put it back: ${statements.join('; ')};`,
      { cause: why },
    )
  }
}

/** All or nothing. */
async function fill(
  from: string,
  entries: string[],
  schema: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-restore-'))
  try {
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
