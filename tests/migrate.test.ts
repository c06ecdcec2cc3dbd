import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { applyPragmas } from '#db/pragmas.ts'

// What `db/migrate.ts` promises, on small migrations that the tests write.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-migrate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = () => path.join(folder, `${++files}`, 'cairn.db')

/** Writes a folder of migrations as drizzle-kit does; `when` is the last one's time. */
function migrations(statements: string[], when = statements.length): string {
  const made = path.join(folder, `migrations-${++files}`)
  mkdirSync(path.join(made, 'meta'), { recursive: true })
  const entries = statements.map((sql, idx) => {
    writeFileSync(path.join(made, `${idx}_step.sql`), sql)
    return {
      idx,
      when: idx === statements.length - 1 ? when : idx + 1,
      tag: `${idx}_step`,
      breakpoints: true,
    }
  })
  writeFileSync(path.join(made, 'meta', '_journal.json'), JSON.stringify({ entries }))
  return made
}

const begin = `CREATE TABLE stones (id TEXT PRIMARY KEY) STRICT;
--> statement-breakpoint
CREATE TABLE facets (id TEXT PRIMARY KEY, stone TEXT NOT NULL REFERENCES stones(id) ON DELETE CASCADE) STRICT;`

const rebuild = `CREATE TABLE new_stones (id TEXT PRIMARY KEY, colour TEXT) STRICT;
--> statement-breakpoint
INSERT INTO new_stones (id) SELECT id FROM stones;
--> statement-breakpoint
DROP TABLE stones;
--> statement-breakpoint
ALTER TABLE new_stones RENAME TO stones;`

function inside<T>(file: string, work: (connection: BetterSqlite.Database) => T): T {
  const connection = new BetterSqlite(file)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

const rows = (file: string) =>
  inside(file, (connection) => [
    connection.prepare('select * from stones').all(),
    connection.prepare('select * from facets').all(),
  ])

async function begun(): Promise<string> {
  const file = newFile()
  await migrate(file, migrations([begin]))
  inside(file, (connection) =>
    connection.exec("insert into stones values ('a'), ('b'); insert into facets values ('f', 'a')"),
  )
  return file
}

const asBegun = [[{ id: 'a' }, { id: 'b' }], [{ id: 'f', stone: 'a' }]]

test('a new file gets all migrations, and no copy; asked again, nothing runs', async () => {
  const file = newFile()
  expect(await migrate(file, migrations([begin, rebuild]))).toEqual({ applied: 2 })
  expect(await migrate(file, migrations([begin, rebuild]))).toEqual({ applied: 0 })
  expect(existsSync(`${file}.before-0`)).toBe(false)
})

test('rebuilding a table keeps its rows and those that refer to it, and a copy of before stays', async () => {
  const file = await begun()
  // Of a start that was killed while it copied.
  for (const ending of ['', '-journal']) writeFileSync(`${file}.before-1.part${ending}`, 'half')
  expect(await migrate(file, migrations([begin, rebuild]))).toEqual({ applied: 1 })
  expect(readdirSync(path.dirname(file)).sort()).toEqual(['cairn.db', 'cairn.db.before-1'])
  expect(rows(file)).toEqual([
    [
      { id: 'a', colour: null },
      { id: 'b', colour: null },
    ],
    [{ id: 'f', stone: 'a' }],
  ])
  expect(rows(`${file}.before-1`)).toEqual(asBegun)
})

test.each([
  ['loses rows', "DELETE FROM stones WHERE id = 'b';", 'lose rows of stones'],
  ['leaves rows that refer to nothing', "UPDATE stones SET id = 'c' WHERE id = 'a';", '1 rows that refer'],
  ['fails half way', `${rebuild}\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);`, 'nowhere'],
])('a migration that %s is undone and said', async (_, sql, sentence) => {
  const file = await begun()
  await expect(migrate(file, migrations([begin, sql]))).rejects.toThrow(sentence)
  expect(rows(file)).toEqual(asBegun)
  expect(await migrate(file, migrations([begin, rebuild]))).toEqual({ applied: 1 })
})

test.each([
  ['an edited migration', migrations([`${begin} -- edited`, rebuild]), 'Migration 1 of this database is not'],
  [
    'a migration put before one that ran',
    migrations([rebuild, begin]),
    'Migration 1 of this database is not',
  ],
  ['a migration older than the last one', migrations([begin, rebuild], 0), 'Migration 2 is older'],
  ['a database of a newer program', migrations([]), 'made by a newer Cairn'],
])('%s is refused, and nothing changes', async (_, wrong, sentence) => {
  const file = await begun()
  await expect(migrate(file, wrong)).rejects.toThrow(sentence)
  expect(rows(file)).toEqual(asBegun)
  expect(existsSync(`${file}.before-1`)).toBe(false)
})

test.each([
  ['another program’s database', (file: string) => inside(file, (other) => other.exec('create table t (a)'))],
  ['a file that is no database', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(200))],
])('%s is refused by migrating and by opening, and stays as it is', async (_, make) => {
  const file = newFile()
  mkdirSync(path.dirname(file))
  make(file)
  const before = readFileSync(file)
  await expect(migrate(file)).rejects.toThrow('is not a Cairn database')
  expect(() => openDatabase(file)).toThrow('is not a Cairn database')
  expect(readFileSync(file)).toEqual(before)
})

test('every setting of a connection is read back, and one that did not take is named', () => {
  const memory = new BetterSqlite(':memory:')
  expect(() => applyPragmas(memory)).toThrow('journal_mode = memory, but Cairn needs wal')
  memory.close()
})

test('a connection to a migrated file runs as decided', async () => {
  const file = await begun()
  inside(file, (connection) => {
    applyPragmas(connection)
    const now = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map((name) =>
      connection.pragma(name, { simple: true }),
    )
    expect(now).toEqual(['wal', 2, 1, 1])
  })
})

test('what can’t be opened is named in a sentence', async () => {
  const file = newFile()
  mkdirSync(file, { recursive: true })
  await expect(migrate(file, migrations([begin]))).rejects.toThrow(`${file} can’t be opened`)
})
