import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { earlierMigrations } from './support/earlier-schema.ts'

// A database from before all texts kept their earlier words in one table.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-versions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Row = Record<string, string | number>

/** Adds a row; columns that need a value and get none have 1, or a text made of their table's name. */
function insert(database: BetterSqlite.Database, table: string, row: Row): void {
  const columns = database.pragma(`table_info("${table}")`) as {
    name: string
    type: string
    notnull: 0 | 1
  }[]
  const needed = columns.filter(({ name, notnull }) => notnull || name in row)
  const values = needed.map(({ name, type }) => row[name] ?? (type === 'INTEGER' ? 1 : `of ${table}`))
  const places = needed.map(() => '?')
  database
    .prepare(`INSERT INTO "${table}" (${needed.map(({ name }) => name)}) VALUES (${places})`)
    .run(...values)
}

function fill(database: BetterSqlite.Database): void {
  for (const id of ['ada', 'kenji']) insert(database, 'people', { id, email: `${id}@test.cairn` })
  insert(database, 'teams', { id: 'team' })
  insert(database, 'roadmaps', { id: 'way' })
  insert(database, 'roadmap_versions', { id: 'version', roadmap_id: 'way' })
  insert(database, 'stages', { id: 'stage', roadmap_version_id: 'version' })
  insert(database, 'milestones', { id: 'stone', stage_id: 'stage', kind: 'skill' })
  const ofGoal = { team_id: 'team', junior_id: 'ada', milestone_id: 'stone', roadmap_id: 'way' }
  insert(database, 'goals', { id: 'goal', ...ofGoal, assigned_by_id: 'kenji', state: 'planned' })
  const comment = { goal_id: 'goal', body: 'now', version: 3 }
  const ofPair = { author_id: 'ada', visibility: 'pair', reader_id: 'kenji' }
  insert(database, 'comments', { id: 'for two', ...comment, ...ofPair })
  insert(database, 'comments', { id: 'shared', ...comment, author_id: 'ada', visibility: 'circle' })
  insert(database, 'comments', { id: 'of mentor', ...comment, author_id: 'kenji', visibility: 'circle' })
  for (const comment_id of ['for two', 'shared', 'of mentor'])
    for (const [number, visibility] of ['private', 'pair'].entries()) {
      const id = `${comment_id} ${number + 1}`
      insert(database, 'comment_versions', { id, comment_id, number: number + 1, body: id, visibility })
    }
}

test('every earlier version of a comment is kept, with the readers that it had', async () => {
  const file = path.join(folder, 'cairn.db')
  await migrate(file, earlierMigrations(folder, '_texts-mended-and-withdrawn'))
  const before = new BetterSqlite(file)
  fill(before)
  before.close()
  await migrate(file)
  const after = new BetterSqlite(file, { readonly: true })
  const rows = after.prepare('SELECT * FROM text_versions ORDER BY id').all() as Row[]
  after.close()
  expect(rows.map(({ id, visibility, reader_id, fields }) => [id, visibility, reader_id, fields])).toEqual([
    ['for two 1', 'private', null, '{"body":"for two 1"}'],
    ['for two 2', 'pair', 'kenji', '{"body":"for two 2"}'],
    ['of mentor 1', 'private', null, '{"body":"of mentor 1"}'],
    ['of mentor 2', 'pair', 'ada', '{"body":"of mentor 2"}'],
    ['shared 1', 'private', null, '{"body":"shared 1"}'],
    // Its one reader wasn't kept, so it's its author's.
    ['shared 2', 'private', null, '{"body":"shared 2"}'],
  ])
})
