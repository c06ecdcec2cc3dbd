import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database as Connection } from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { openRecord } from '#bin/open-record.ts'
import { migrationsUntil, releasedSchemas } from '#bin/set-up/released.mjs'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { cairn, hashes, within } from './support/commands.ts'
import { demoFile } from './support/demo-database.ts'
import { earlierMigrations, migrationNames } from './support/earlier-schema.ts'

// The demo's record as each release would have kept it, upgraded to today's schema, and back to the copy of before.

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-released-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const newest = migrationNames().length
const releases = releasedSchemas(root)
const released = releases.map(({ version }, index): [name: string, count: number] => [
  `release ${version}`,
  Object.keys(migrationsUntil(releases.slice(0, index + 1), 'sqlite')).length,
])
// The last step is taken even while no release is behind it.
const lastButOne = released.filter(([, count]) => count === newest - 1)
const starts: [name: string, count: number][] = [
  ...released,
  ...(lastButOne.length > 0 ? [] : [['the last but one schema', newest - 1] as [string, number]]),
]

/** Fills a database of an earlier schema with the demo: all that it has a place for. Returns how many rows it took. */
function fill(file: string): number {
  return within(file, (connection) => {
    connection.pragma('foreign_keys = OFF')
    connection.prepare('attach ? as demo').run(demoFile)
    const names = (schema: string, table: string) =>
      (connection.pragma(`${schema}.table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
    const tables = connection
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite_%' and name not like 'search_index%'",
      )
      .pluck()
      .all() as string[]
    let rows = 0
    connection.transaction(() => {
      for (const table of tables) {
        const demos = names('demo', table)
        const both = names('main', table)
          .filter((column) => demos.includes(column))
          .map((column) => `"${column}"`)
        if (both.length > 0)
          rows += connection
            .prepare(`insert or ignore into main."${table}" (${both}) select ${both} from demo."${table}"`)
            .run().changes
      }
    })()
    connection.exec('detach demo')
    return rows - removeOrphans(connection)
  })
}

/** What belongs to something that the earlier schema had no place for, such as a goal beyond the roadmap. */
function removeOrphans(connection: Connection): number {
  let removed = 0
  for (;;) {
    const orphans = connection.pragma('foreign_key_check') as { table: string; rowid: number }[]
    const rows = new Map(orphans.map((orphan) => [`${orphan.table} ${orphan.rowid}`, orphan]))
    if (rows.size === 0) return removed
    for (const { table, rowid } of rows.values())
      removed += connection.prepare(`delete from "${table}" where rowid = ?`).run(rowid).changes
  }
}

/** What people wrote, wherever it's kept. */
function textsIn(file: string): unknown[] {
  return within(file, (connection) => {
    const tables = connection
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'search_%'")
      .pluck()
      .all() as string[]
    const values = tables.flatMap((table) =>
      connection.prepare(`select * from "${table}"`).raw().all().flat(),
    )
    return values.filter((value) => typeof value === 'string' && value.length > 40)
  })
}

test.each(starts)(
  'a record of %s is upgraded whole, and the copy of before can be put back',
  async (_, count) => {
    const data = path.join(folder, `${count}`, 'cairn.db')
    mkdirSync(path.dirname(data), { recursive: true })
    const earlier = earlierMigrations(path.dirname(data), count)
    await migrate(data, earlier)
    chmodSync(data, 0o600)
    expect(fill(data)).toBeGreaterThan(2000)
    const before = hashes(data)
    const copy = `${data}.before-${count}`

    const written = textsIn(data)

    await openRecord(data)
    await closeDatabase()
    expect(existsSync(copy)).toBe(count < newest)
    const kept = new Set(textsIn(data))
    expect(written.filter((text) => !kept.has(text))).toEqual([])
    const repaired = await cairn(data, ['doctor', '--repair', '--json'])
    const wrong = JSON.parse(repaired.out).checks.filter(({ state }: { state: string }) => state === 'wrong')
    expect(wrong).toEqual([])
    if (count === newest) return

    expect(hashes(copy)).toEqual(before)
    expect(await cairn(data, ['restore', copy])).toMatchObject({ status: 0, err: '' })
    const ended = ['sign_ins', 'password_resets', 'setup_tokens', 'audit_events']
    const back = hashes(data)
    expect(
      Object.keys(before)
        .filter((table) => back[table] !== before[table])
        .filter((table) => !ended.includes(table)),
    ).toEqual([])
    // The version of before goes on with it, and so does today's.
    expect(await migrate(data, earlier)).toEqual({ applied: 0 })
    expect(await migrate(data)).toEqual({ applied: newest - count })
  },
)
