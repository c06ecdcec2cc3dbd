import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, afterEach, expect, test } from 'vitest'
import { closeDatabase, transaction } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { watchPlace } from '#db/place.ts'
import { healthChecks } from '#db/schema/health.ts'
import { testNow } from './support/context.ts'
import { inAnotherProcess } from './support/other-process.ts'

// What becomes of an open file. `tests/http/lost-file.test.ts` shows what people meet.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-lost-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(closeDatabase)

let files = 0
async function migrated(): Promise<string> {
  const file = path.join(folder, `${++files}`, 'cairn.db')
  await migrate(file)
  return file
}

const write = (number: number) =>
  transaction(async (tx) => {
    await tx.insert(healthChecks).values({ id: number, number, checkedAt: testNow })
  })

test('a file overwritten by an older one is noticed', async () => {
  const file = await migrated()
  const older = readFileSync(file)
  const place = watchPlace(file, 0)
  const other = new BetterSqlite(file)
  for (const table of ['more', 'most']) {
    other.exec(`create table ${table} (a); pragma wal_checkpoint(truncate)`)
    expect(place.now()).toBeUndefined()
  }
  writeFileSync(file, older)
  expect(place.now()?.code).toBe('CAIRN_REPLACED')
  writeFileSync(file, 'Dear diary, '.repeat(100_000))
  expect(place.now()?.code).toBe('CAIRN_REPLACED')
  place.close()
  other.close()
})

test('the log isn’t written into a file that was cut short, not even when the program ends', async () => {
  const file = await migrated()
  const end = await inAnotherProcess(
    file,
    `import { truncateSync } from 'node:fs'
    import { closeDatabase, transaction } from ${JSON.stringify(path.resolve('db/client.ts'))}
    import { openDatabase } from ${JSON.stringify(path.resolve('db/open.ts'))}
    import { healthChecks } from ${JSON.stringify(path.resolve('db/schema/health.ts'))}
    const row = { id: 1, number: 1, checkedAt: new Date() }
    const write = () => transaction(async (tx) => void (await tx.insert(healthChecks).values(row)))
    openDatabase(process.argv[2])
    await write()
    truncateSync(process.argv[2], 8192)
    await write().catch(({ code }) => console.log(code))
    await closeDatabase()
    process.exit(0)`,
  )
  expect(end).toBe('CAIRN_TRUNCATED\n')
  expect(statSync(file).size).toBe(8192)
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
})

test('a file that another program makes smaller properly isn’t a lost one', async () => {
  const file = await migrated()
  const other = new BetterSqlite(file)
  other.exec('create table more (a)')
  const add = other.prepare('insert into more values (?)')
  for (let row = 0; row < 100; row++) add.run('x'.repeat(30_000))
  other.pragma('wal_checkpoint(truncate)')
  openDatabase(file)
  const { size } = statSync(file)
  other.exec('drop table more; vacuum')
  other.pragma('wal_checkpoint(truncate)')
  other.close()
  expect(statSync(file).size).toBeLessThan(size)
  await write(1)
  await write(2)
  await closeDatabase()
  const again = new BetterSqlite(file, { readonly: true })
  expect(again.prepare('select number from health_checks').pluck().all()).toEqual([1, 2])
  again.close()
})
