import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { openRecord } from '#bin/open-record.ts'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { circleTerm, leadsTerm, personTerm } from '#lib/record/search/readers/rules.ts'
import { dayFrom, testNow } from './support/context.ts'
import { earlierMigrations } from './support/earlier-schema.ts'

// On a database from before names had a place and texts were kept folded: what the next start makes of it.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-order-'))
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

const names = ['Zoe', 'Émile', 'de Boer', 'anna', 'Ångström']

test('every name gets its place, and review notes are found by themes and in any spelling', async () => {
  const file = path.join(folder, 'cairn.db')
  await migrate(file, earlierMigrations(folder, '_one-order-and-one-fold'))
  const before = new BetterSqlite(file)
  const person = before.prepare(
    'insert into people (id, email, name, time_zone, created_at) values (?, ?, ?, ?, 0)',
  )
  for (const [index, name] of names.entries())
    person.run(`p${index}`, `${index}@test.cairn`, name, 'Asia/Calcutta')
  before.exec(`
    insert into teams (id, name, created_at) values ('t', 'T', 0);
    insert into themes (id, team_id, key, name, position) values ('eh', 't', 'eh', 'error handling', 1);
    insert into reviews (id, team_id, junior_id, author_id, visibility, url, title, reviewed_on, summary, went_well, to_improve, created_at, updated_at)
      values ('r', 't', 'p0', 'p1', 'circle', 'https://x.test/1', 'One', '${dayFrom(testNow, -16)}', '', '', '', 0, 0);
    insert into findings (id, review_id, position, severity, theme_id, body) values
      ('f1', 'r', 1, 'issue', 'eh', 'A'), ('f2', 'r', 2, 'issue', 'eh', 'B');
    insert into search_documents (number, record_id, kind, page_id, team_id, junior_id, author_id, visibility, title, body, at)
      values (7, 'r', 'review', 'r', 't', 'p0', 'p1', 'circle', 'One', 'Für Łukasz', 0);`)
  before.close()
  await openRecord(file)
  const after = new BetterSqlite(file, { readonly: true })
  const list = (query: string) => after.prepare(query).pluck().all()
  expect(list('select name from people order by sort_key')).toEqual([
    'Ångström',
    'anna',
    'de Boer',
    'Émile',
    'Zoe',
  ])
  expect(list('select body from search_documents')).toEqual(['Für Łukasz\nerror handling'])
  for (const reader of [personTerm('p1'), circleTerm('p0', 't'), leadsTerm('t')])
    for (const word of ['lukasz', 'error', 'handling', 'one'])
      expect(
        list(`select rowid from search_index where search_index match '${reader}${word}'`),
        word,
      ).toEqual([7])
  after.close()
})
