import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

// CockroachDB, YugabyteDB and Citus speak PostgreSQL's protocol, and each refuses some of what follows, or takes it and does
// nothing. docs/operating.md says what was tried with which.

const root = path.resolve(import.meta.dirname, '..')

const refused: [name: string, pattern: RegExp, example: string][] = [
  ['an advisory lock', /\bpg_(try_)?advisory_/i, 'SELECT pg_advisory_xact_lock(7)'],
  ['LISTEN', /\bLISTEN\s+"?\w+/, 'LISTEN changes'],
  ['NOTIFY', /\bNOTIFY\s+"?\w+|\bpg_notify\b/, "NOTIFY changes, 'x'"],
  ['a trigger', /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i, 'CREATE TRIGGER t BEFORE UPDATE'],
  ['a generated column', /\bgenerated\s+always\s+as\s*\(/i, '"a" int GENERATED ALWAYS AS ("b" + 1) STORED'],
  ['a deferrable constraint', /(?<!not )\bdeferrable\b|\bset\s+constraints\b/i, 'UNIQUE (a) DEFERRABLE'],
  [
    'a GIN index of several columns',
    /\busing\s+"?gin"?\s*\([^;]*?,/i,
    'CREATE INDEX i ON t USING gin (a, b)',
  ],
  ['an extension', /\bcreate\s+extension\b/i, 'CREATE EXTENSION pg_trgm'],
  ['an exclusion constraint', /\bexclude\s+using\b/i, 'EXCLUDE USING gist (a WITH &&)'],
  [
    'a setting of the session',
    /['"`;]\s*set\s+(?!local\b)(session\s+)?\w+\s*(=|\bto\b)/i,
    "query('SET x TO 1')",
  ],
]

// Cairn is the same without it, and goes on where it's refused.
const onlyForSpeed = "'SET jit = off'"

const withoutComments = (text: string) =>
  text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(^|\s)(\/\/|--).*$/gm, '')

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
}

const files = [
  ...filesUnder('db/migrations/postgresql', '.sql'),
  ...filesUnder('db/postgresql', '.ts'),
  ...filesUnder('db/search', '.ts').filter((name) => !name.endsWith('sqlite.ts')),
]

test('there are statements to read', () => {
  expect(files.filter((name) => name.endsWith('.sql')).length).toBeGreaterThan(10)
  expect(files).toContain('db/postgresql/migrate.ts')
})

describe.each(refused)('%s', (_, pattern, example) => {
  test('is known when it’s met', () => {
    expect(withoutComments(`x\n${example};`)).toMatch(pattern)
    expect(withoutComments(`-- ${example}`)).not.toMatch(pattern)
  })
  test('is in no migration and no statement', () => {
    const found = files.filter((name) =>
      pattern.test(withoutComments(readFileSync(path.join(root, name), 'utf8')).replace(onlyForSpeed, '')),
    )
    expect(found).toEqual([])
  })
})
