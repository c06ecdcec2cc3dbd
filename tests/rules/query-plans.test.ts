import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { indexSearches, rowsFound, wholeReads } from '../support/query-plans.ts'

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

test('an index is searched by so many of its columns, and finds so many rows', () => {
  const filled = new BetterSqlite(':memory:')
  filled.exec(`
    create table goals (id text primary key, junior_id text, state text, due_on text);
    create index goals_junior on goals (junior_id, state, due_on);
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 12)
      insert into goals select i, case when i < 9 then i % 2 end, i % 4, i from n;
  `)
  const searched = (where: string) =>
    indexSearches(filled, `select state from goals where ${where}`).map(({ index, columns }) => ({
      index,
      columns,
      found: rowsFound(filled, { index, columns }),
    }))
  expect(searched('junior_id = ?')).toEqual([{ index: 'goals_junior', columns: 1, found: 4 }])
  expect(searched('junior_id = ? and state = ? and due_on > ?')).toEqual([
    { index: 'goals_junior', columns: 2, found: 2 },
  ])
  expect(searched('junior_id > ?')).toEqual([{ index: 'goals_junior', columns: 0, found: 12 }])
  expect(searched('due_on = ?')).toEqual([])
  filled.close()
})
