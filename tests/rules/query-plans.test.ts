import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { wholeReads } from '../support/query-plans.ts'

const connection = new BetterSqlite(':memory:')
connection.exec(`
  create table goals (id text primary key, junior_id text, state text);
  create index goals_junior on goals (junior_id);
  create table people (id text primary key, name text);
  create table teams (id text primary key, name text);
  create virtual table search_index using fts5(body);
`)
afterAll(() => void connection.close())

const tables = (sql: string) => wholeReads(connection, sql).map(({ table }) => table)

test.each([
  ['select * from "goals" where "state" = ?', ['goals']],
  ['select * from "goals" "own_goal" where "own_goal"."state" = ?', ['goals']],
  ['select "id" from "goals" order by "junior_id"', ['goals']],
  [
    'select 1 from "people" where exists (select 1 from "goals" "g" where "g"."state" = "people"."name")',
    ['people', 'goals'],
  ],
  [`select * from "goals" where "state" = 'what?' and "junior_id" > ?`, []],
  ['select * from "goals" where "junior_id" = ?', []],
  ['select * from "teams"', []],
  ['select * from "goals" where false and "state" = ?', []],
  ['select * from search_index where search_index match ?', []],
  ['select * from (select * from "goals" where "junior_id" = ? limit 3) "first_goals"', []],
])('%s reads %j whole', (sql, whole) => {
  expect(tables(sql)).toEqual(whole)
})

test('a join without an index is a whole read, though SQLite makes an index for it', () => {
  expect(
    tables(
      'select * from "goals" join "people" on "people"."name" = "goals"."state" where "goals"."junior_id" = ?',
    ),
  ).toEqual(['people'])
})
