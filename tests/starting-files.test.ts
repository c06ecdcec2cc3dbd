import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { findDamage } from '#db/integrity.ts'
import { migrate } from '#db/migrate.ts'
import { inWords } from '#db/refusals.ts'
import { inAnotherProcess } from './support/other-process.ts'

// What lies at the database's place when Cairn starts, and what becomes of it later.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function newFile(): string {
  const own = path.join(folder, `${++files}`)
  mkdirSync(own)
  return path.join(own, 'cairn.db')
}

async function migrated(): Promise<string> {
  const file = newFile()
  await migrate(file)
  return file
}

const numbersIn = (file: string) => {
  const other = new BetterSqlite(file)
  const found = other.prepare('select number from health_checks order by number').pluck().all()
  other.close()
  return found
}

/** Ends without closing the database, so that its log stays. */
async function crashAfterWriting(file: string): Promise<void> {
  const driver = path.resolve('node_modules/better-sqlite3/lib/index.js')
  await inAnotherProcess(
    file,
    `import BetterSqlite from ${JSON.stringify(driver)}
    const database = new BetterSqlite(process.argv[2])
    database.exec("insert into health_checks values (7, 7, 7)")
    process.kill(process.pid, 'SIGKILL')`,
  )
}

test('a first start that was cut off goes on: an empty file, or one with nothing but our mark', async () => {
  const empty = newFile()
  writeFileSync(empty, '')
  const marked = newFile()
  const other = new BetterSqlite(marked)
  other.pragma(`application_id = ${0x43524e31}`)
  other.close()
  for (const file of [empty, marked]) {
    expect((await migrate(file)).applied).toBeGreaterThan(10)
    expect(readdirSync(path.dirname(file))).toEqual(['cairn.db'])
  }
})

test.each([
  ['its log', '-wal', 'a log'],
  ['a copy of before an upgrade', '.before-12', 'a copy'],
])(
  'a missing or emptied file is refused while %s is there, and nothing is made',
  async (_, ending, written) => {
    for (const isThere of [false, true]) {
      const file = newFile()
      writeFileSync(file + ending, written)
      if (isThere) writeFileSync(file, '')
      await expect(migrate(file)).rejects.toThrow(`cairn.db${ending} lies beside its place`)
      expect(readFileSync(file + ending, 'utf8')).toBe(written)
      expect(existsSync(file) && statSync(file).size > 0).toBe(false)
    }
  },
)

test('the secret, an empty log and another database’s files are no reason to refuse', async () => {
  const file = newFile()
  for (const [name, written] of [
    ['secret', 'x'],
    ['cairn.db-wal', ''],
    ['demo.db-wal', 'x'],
    ['cairn.db.before-3.part', 'x'],
    ['old-cairn.db.before-3', 'x'],
  ])
    writeFileSync(path.join(path.dirname(file), name ?? ''), written ?? '')
  expect((await migrate(file)).applied).toBeGreaterThan(10)
})

test('what a crash left in the log is there after the next start', async () => {
  const file = await migrated()
  await crashAfterWriting(file)
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  await migrate(file)
  expect(numbersIn(file)).toEqual([7])
})

test('a damaged file is refused before anything is changed', async () => {
  const file = await migrated()
  const handle = openSync(file, 'r+')
  // The first page of a table, past the page that names the tables.
  for (let page = 1; page < 12; page++) writeSync(handle, Buffer.alloc(200, 0x55), 0, 200, page * 4096)
  const before = readFileSync(file)
  await expect(migrate(file)).rejects.toThrow(`${file} is damaged, so Cairn doesn’t start with it`)
  expect(readFileSync(file)).toEqual(before)
})

test('a log of an earlier file beside a copy that was put back ruins neither', async () => {
  const file = await migrated()
  const copy = `${file}.copy`
  copyFileSync(file, copy)
  const other = new BetterSqlite(file)
  // So that the pages of the log don’t fit the copy.
  other.exec('create table more (a, b); create index more_a on more (a); pragma wal_checkpoint(truncate)')
  const add = other.prepare('insert into more values (?, ?)')
  for (let row = 0; row < 3000; row++) add.run(row, 'x'.repeat(300))
  other.close()
  await crashAfterWriting(file)
  copyFileSync(copy, file)
  truncateSync(file, statSync(file).size - 4096 * 20)
  const [log, before] = [readFileSync(`${file}-wal`), readFileSync(file)]
  await expect(migrate(file)).rejects.toThrow('move that away first')
  expect(readFileSync(file)).toEqual(before)
  expect(readFileSync(`${file}-wal`)).toEqual(log)
})

test('two first starts at once: one makes the database, the other waits for it', async () => {
  for (let round = 0; round < 2; round++) {
    const file = newFile()
    const script = path.join(path.dirname(file), 'start.mjs')
    const program = path.resolve('db/migrate.ts')
    writeFileSync(
      script,
      `const { migrate } = await import(${JSON.stringify(program)})
      process.on('message', async () => {
        process.send(await migrate(${JSON.stringify(file)}).catch(({ message }) => ({ message })))
        process.disconnect()
      })
      process.send('ready')`,
    )
    const starts = [fork(script), fork(script), fork(script)]
    await Promise.all(starts.map((start) => once(start, 'message')))
    const answers = starts.map((start) => once(start, 'message'))
    for (const start of starts) start.send('go')
    const applied = (await Promise.all(answers)).map(([answer]) => answer.applied ?? answer.message)
    expect(applied.map((number) => (number > 10 ? 'made' : number)).sort()).toEqual([0, 0, 'made'])
  }
})

test('a file that another program holds is waited for, and then named', async () => {
  const file = newFile()
  const other = new BetterSqlite(file)
  other.exec('create table t (a); pragma locking_mode = exclusive; begin exclusive')
  let said = 0
  const waiting = { limit: 1500, say: () => said++ }
  await expect(migrate(file, undefined, waiting)).rejects.toThrow(`Another program is holding ${file}`)
  expect(said).toBe(1)
  other.close()
})

test.each([
  ['SQLITE_READONLY_DIRECTORY', 'can only be read'],
  ['EROFS', 'can only be read'],
  ['SQLITE_FULL', 'is full, or a quota is used up'],
  ['SQLITE_IOERR_SHMSIZE', 'is full, or a quota is used up'],
  ['ENOSPC', 'is full, or a quota is used up'],
  ['SQLITE_CORRUPT_VTAB', 'is damaged'],
  ['SQLITE_BUSY_RECOVERY', 'Another program is holding'],
  ['SQLITE_CANTOPEN', 'can’t be opened'],
  ['EACCES', 'can’t be opened'],
  ['SQLITE_IOERR_FSYNC', 'fails: it can’t be read, written or flushed'],
  ['SQLITE_IOERR_NOMEM', 'too little memory'],
])('a start that meets %s says what to do', (code, sentence) => {
  const driver = Object.assign(new Error('disk I/O error'), { code })
  const refused = inWords(new Error('Failed query', { cause: driver }), '/srv/cairn.db') as Error
  expect(refused.message).toContain(sentence)
  expect(refused.message).toContain('/srv/cairn.db')
  expect(refused.message).not.toMatch(/SQLITE|disk I\/O error/)
})

test('a long check is given up in time, table by table', async () => {
  const file = await migrated()
  const other = new BetterSqlite(file)
  expect(findDamage(other)).toBeUndefined()
  expect(findDamage(other, Number.POSITIVE_INFINITY)).toBeUndefined()
  other.close()
})
