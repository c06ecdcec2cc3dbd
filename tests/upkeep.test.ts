import {
  closeSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asked } from '#bin/commands/command.ts'
import { doctor } from '#bin/commands/doctor.ts'
import { hold } from '#db/hold.ts'
import { migrate } from '#db/migrate.ts'
import { backupName, keepNewest, momentName } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { configuration } from '#lib/core/configuration.ts'
import { within } from './support/commands.ts'
import { testNow } from './support/context.ts'

// What backup and restore promise, on small databases.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-upkeep-'))
const empty = path.join(folder, 'empty.db')
beforeAll(() => migrate(empty))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let places = 0
/** A database with this many entries, alone in a folder. */
function newDatabase(entries = 3): string {
  const data = path.join(folder, `${++places}`, 'cairn.db')
  mkdirSync(path.dirname(data))
  copyFileSync(empty, data)
  within(data, (connection) => {
    const add = connection.prepare("insert into audit_events (id, at, event) values (?, 0, 'test.made')")
    for (let number = 1; number <= entries; number++) add.run(`entry ${number}`)
  })
  return data
}

const entriesIn = (file: string) =>
  within(file, (connection) => connection.prepare('select count(*) from audit_events').pluck().get())

const now = testNow
const unchanged = async () => undefined
const restore = (from: string, data: string, prepare: (copy: string) => Promise<void> = unchanged) =>
  upkeep.restore(from, data, { now, prepare })

const besides = (data: string) =>
  readdirSync(path.dirname(data)).filter((name) => name !== 'cairn.db' && !name.endsWith('.lock'))

const bad: [what: string, make: (file: string) => unknown, sentence: string][] = [
  ['an empty file', (file) => writeFileSync(file, ''), 'is empty (0 bytes)'],
  ['a text', (file) => writeFileSync(file, 'Dear diary, '.repeat(200)), 'is not a Cairn database'],
  [
    'another program’s',
    (file) => new BetterSqlite(file).exec('create table t (a)').close(),
    'is not a Cairn database',
  ],
  ['none', () => undefined, 'There is no file'],
  ['a folder', (file) => mkdirSync(file), 'is no file'],
  [
    'one of a newer Cairn',
    (file) => {
      copyFileSync(newDatabase(), file)
      within(file, (each) =>
        each.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)"),
      )
    },
    'made by a newer Cairn',
  ],
  [
    'a torn one',
    (file) => {
      copyFileSync(newDatabase(3000), file)
      truncateSync(file, 200_000)
    },
    'is damaged',
  ],
  [
    'one with a broken page',
    (file) => {
      copyFileSync(newDatabase(3000), file)
      const handle = openSync(file, 'r+')
      for (let at = 40_960; at < 400_000; at += 4096) writeSync(handle, 'broken', at)
      closeSync(handle)
    },
    'is damaged',
  ],
  [
    'one whose rows refer to nothing',
    (file) => {
      copyFileSync(newDatabase(), file)
      within(file, (each) => {
        each.pragma('foreign_keys = OFF')
        each.exec("update audit_events set actor_id = 'nobody'")
      })
    },
    'refers to missing rows',
  ],
]

test.each(bad)('restoring %s is refused in a sentence, and nothing changes', async (_, make, sentence) => {
  const data = newDatabase()
  const from = path.join(folder, `bad-${++places}.db`)
  make(from)
  const before = readFileSync(data)
  await expect(restore(from, data)).rejects.toThrow(sentence)
  expect(readFileSync(data)).toEqual(before)
  expect(besides(data)).toEqual([])
})

test('the database itself is no backup of it', async () => {
  const data = newDatabase()
  await expect(restore(data, data)).rejects.toThrow('is the database itself')
  expect(entriesIn(data)).toBe(3)
})

test('while anyone holds the database it isn’t replaced; and while it’s replaced no one opens it', async () => {
  const data = newDatabase(1)
  const from = newDatabase(2)
  const release = hold(data)
  await expect(restore(from, data)).rejects.toThrow('is in use')
  release()
  // As an earlier Cairn or sqlite3 has it open.
  const other = new BetterSqlite(data)
  other.pragma('journal_mode = WAL')
  other.prepare('select count(*) from people').get()
  await expect(restore(from, data)).rejects.toThrow('is in use')
  other.close()
  await restore(from, data, async () => expect(() => hold(data)).toThrow('is being replaced by a restore'))
  expect(entriesIn(data)).toBe(2)
  hold(data)()
})

test('of two restores at once one wins', async () => {
  const data = newDatabase(1)
  await restore(newDatabase(2), data, () =>
    expect(restore(newDatabase(3), data)).rejects.toThrow('is in use'),
  )
  expect(entriesIn(data)).toBe(2)
  expect(besides(data)).toEqual([`cairn.db.replaced-${momentName(now)}`])
})

test('a damaged database is replaced too, and kept with its log', async () => {
  const data = newDatabase(1)
  writeFileSync(data, 'broken '.repeat(1000))
  writeFileSync(`${data}-wal`, 'the last writes')
  const { aside = '' } = await restore(newDatabase(2), data)
  expect(entriesIn(data)).toBe(2)
  expect(readFileSync(aside, 'utf8')).toContain('broken')
  expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('the last writes')
  expect(besides(data)).toEqual([path.basename(aside), `${path.basename(aside)}-wal`])
})

test('a backup stopped on the way leaves nothing; one whose name is taken changes nothing', async () => {
  const data = newDatabase(20_000)
  const stop = new AbortController()
  const to = path.join(path.dirname(data), 'backups', 'copy.db')
  const stopped = upkeep.backUp(data, to, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(stopped).rejects.toThrow('Stopped.')
  expect(readdirSync(path.dirname(to))).toEqual([])
  writeFileSync(to, 'mine')
  await expect(upkeep.backUp(data, to)).rejects.toThrow('exists already')
  expect(readFileSync(to, 'utf8')).toBe('mine')
  expect(readdirSync(path.dirname(to))).toEqual(['copy.db'])
})

test('a backup is written into a file of its own, which only this account can read', async () => {
  const data = newDatabase(20_000)
  const to = path.join(path.dirname(data), 'copy.db')
  const part = `${to}.part-${process.pid}`
  writeFileSync(`${data}.theirs`, 'theirs')
  symlinkSync(`${data}.theirs`, part)
  const modes = new Set<number>()
  await upkeep.backUp(data, to, { onProgress: () => modes.add(lstatSync(part).mode) })
  expect([...modes].map((mode) => mode.toString(8))).toEqual(['100600'])
  expect(lstatSync(to).isFile()).toBe(true)
  expect(readFileSync(`${data}.theirs`, 'utf8')).toBe('theirs')
})

test('a check is stopped between two steps', async () => {
  const asked = { configuration: { ...configuration(), data: newDatabase() }, has: () => false, now }
  const stopped = doctor.run({ ...asked, signal: AbortSignal.abort() } as unknown as Asked)
  await expect(stopped).rejects.toThrow('Stopped.')
})

test('a place where no file can be is said', async () => {
  const data = newDatabase()
  await expect(upkeep.backUp(data, path.join(data, 'copy.db'))).rejects.toThrow('is no folder')
})

test('only what Cairn named itself is removed when newer ones are there', () => {
  const place = path.join(folder, 'kept')
  mkdirSync(place)
  const days = [1, 2, 3, 4].map((day) =>
    backupName('/x/cairn.db', new Date(now.getTime() + day * 86_400_000), '.db'),
  )
  const others = [
    'cairn-by-hand.db',
    'cairn.db',
    backupName('/x/other.db', now, '.db'),
    `${backupName('/x/cairn.db', now, '.db')}.gz`,
    backupName('/x/cairn.db', now, '.dump'),
  ]
  for (const name of [...days, ...others]) writeFileSync(path.join(place, name), '')
  keepNewest(place, '/x/cairn.db', '.db', 2)
  expect(readdirSync(place).sort()).toEqual([...days.slice(2), ...others].sort())
})
