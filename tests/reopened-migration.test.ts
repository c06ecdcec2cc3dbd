import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'

// On a database in which reopened goals kept what was confirmed before: what the next start makes of it.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-reopened-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function migrationsBefore(name: string): string {
  const copy = path.join(folder, 'migrations')
  cpSync(path.resolve(import.meta.dirname, '../db/migrations/sqlite'), copy, { recursive: true })
  const journal = path.join(copy, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const until = entries.findIndex(({ tag }) => tag.includes(name))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, until) }))
  return copy
}

test('what was confirmed before a goal was reopened is confirmed no more, unless it was again', async () => {
  const file = path.join(folder, 'cairn.db')
  await migrate(file, migrationsBefore('reopened-unconfirmed'))
  const before = new BetterSqlite(file)
  before.exec(`
    insert into people (id, email, name, time_zone, created_at) values
      ('m', 'm@test.cairn', 'M', 'UTC', 0), ('n', 'n@test.cairn', 'N', 'UTC', 0), ('j', 'j@test.cairn', 'J', 'UTC', 0);
    insert into teams (id, name, created_at) values ('t', 'T', 0);
    insert into roadmaps (id, key, created_at) values ('r', 'r', 0);
    insert into roadmap_versions (id, roadmap_id, number, title, summary, content_hash, published_at)
      values ('v', 'r', 1, 'R', '', '', 0);
    insert into stages (id, roadmap_version_id, key, position, title, summary) values ('s', 'v', 's', 1, 'S', '');`)
  for (const [place, name] of ['never', 'reopened', 'again'].entries())
    before.exec(`
      insert into milestones (id, stage_id, key, position, kind, title, description)
        values ('${name}', 's', '${name}', ${place}, 'skill', 'M', '');
      insert into criteria (id, milestone_id, position, text) values ('c-${name}', '${name}', 1, 'C');
      insert into goals (id, team_id, junior_id, milestone_id, roadmap_id, milestone_key, assigned_by_id, state, created_at, updated_at)
        values ('${name}', 't', 'j', '${name}', 'r', '${name}', 'm', 'in_progress', 0, 0);
      insert into goal_criteria (id, goal_id, criterion_id, ticked_at, agreed_at, agreed_by_id)
        values ('${name}', '${name}', 'c-${name}', 5, 10, 'm');
      insert into verdicts (id, goal_id, author_id, visibility, decision, feedback, created_at)
        values ('first-${name}', '${name}', 'm', 'circle', 'approved', '', 10);
      insert into verdict_criteria (id, verdict_id, criterion_id, met)
        values ('first-${name}', 'first-${name}', 'c-${name}', 1);`)
  before.exec(`
    insert into goal_events (id, goal_id, actor_id, kind, at) values
      ('1', 'reopened', 'm', 'reopened', 20), ('2', 'again', 'm', 'reopened', 20);
    insert into verdicts (id, goal_id, author_id, visibility, decision, feedback, created_at)
      values ('second', 'again', 'n', 'circle', 'approved', '', 30);
    insert into verdict_criteria (id, verdict_id, criterion_id, met) values ('second', 'second', 'c-again', 1);`)
  before.close()
  await migrate(file)
  const after = new BetterSqlite(file, { readonly: true })
  const rows = after.prepare(
    'select goal_id, ticked_at, agreed_at, agreed_by_id from goal_criteria order by 1',
  )
  expect(rows.raw().all()).toEqual([
    ['again', 5, 30, 'n'],
    ['never', 5, 10, 'm'],
    ['reopened', 5, null, null],
  ])
  after.close()
})
