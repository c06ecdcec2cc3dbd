import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { dayFrom, testNow } from './support/context.ts'
import { earlierMigrations } from './support/earlier-schema.ts'

// On a database from before zones were kept: what the next start makes of it.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-zones-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const before = dayFrom(testNow, -16)
const ahead = dayFrom(testNow, 14)

test('every person keeps their zone from the start, and a time the zone that the junior has now', async () => {
  const file = path.join(folder, 'cairn.db')
  await migrate(file, earlierMigrations(folder, '_zones-kept'))
  const connection = new BetterSqlite(file)
  connection.exec(`
    insert into people (id, email, name, time_zone, created_at) values
      ('m', 'm@test.cairn', 'M', 'Europe/Berlin', 1000), ('j', 'j@test.cairn', 'J', 'Asia/Tokyo', 2000);
    insert into teams (id, name, created_at) values ('t', 'T', 0);
    insert into mentorships (id, team_id, mentor_id, junior_id, cadence_days, started_at) values ('p', 't', 'm', 'j', 14, 0);
    insert into sessions (id, team_id, mentorship_id, mentor_id, junior_id, state, held_on, starts_at, created_at, updated_at)
      values ('with a time', 't', 'p', 'm', 'j', 'planned', '${ahead}', '15:00', 0, 0),
        ('a day', 't', 'p', 'm', 'j', 'held', '${before}', null, 0, 0);`)
  connection.close()
  await migrate(file)
  const after = new BetterSqlite(file, { readonly: true })
  expect(
    after.prepare('select person_id, zone, since from person_time_zones order by since').raw().all(),
  ).toEqual([
    ['m', 'Europe/Berlin', 1000],
    ['j', 'Asia/Tokyo', 2000],
  ])
  expect(
    after.prepare('select id, held_on, starts_at, agreed_zone from sessions order by id').raw().all(),
  ).toEqual([
    ['a day', before, null, null],
    ['with a time', ahead, '15:00', 'Asia/Tokyo'],
  ])
  after.close()
})
