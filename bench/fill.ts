import path from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { goals } from '#db/schema/goals.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { addDays } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { indexedForm } from '#lib/record/search/rules.ts'
import { makeDraft } from './record/drafts.ts'
import { insertAll } from './record/insert.ts'
import { makeAudit, makeJuniorsRecord, readRoadmap } from './record/junior.ts'
import { makeTemplates } from './record/notes.ts'
import { makeOnce } from './record/once.ts'
import { beginning, makePeople } from './record/people.ts'
import { makePlans } from './record/plans.ts'
import { makeNextVersion } from './record/versions.ts'
import { makeLargeRoadmap } from './record/writing.ts'

export type Insert = <Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]) => void
/** Both count back from today. */
export type Days = { moment: (ago: number) => Date; day: (ago: number) => string }
export type SearchRow = Omit<typeof searchDocuments.$inferInsert, 'number'>
/** Assigned `begun` days ago, and over `ended` days ago. */
export type GoalPlan = {
  milestone: Milestone
  roadmapId: string
  state: (typeof goals.$inferInsert)['state']
  begun: number
  ended: number
  number: number
}
export type Milestone = {
  id: string
  key: string
  kind: 'skill' | 'project' | 'behaviour' | 'habit'
  title: string
  criterionIds: string[]
}

const root = path.join(import.meta.dirname, '..')

/**
 * A team of 50 juniors with two years of record, made anew if the sources or the day have changed. Rows are inserted
 * directly: the verbs would take a thousand times as long. Everyone signs in with `demoPassword`.
 */
export async function prepareBenchRecord(file: string, now: Date): Promise<void> {
  const today = dayIn(now, 'UTC')
  await makeOnce(file, { today }, (connection, passwordHash) => {
    connection.transaction(() => fill(connection, today, passwordHash))()
    connection.pragma('wal_checkpoint(TRUNCATE)')
  })
}

export function daysBefore(today: string): Days {
  const day = (ago: number) => addDays(today, -ago)
  return { day, moment: (ago) => new Date(`${day(ago)}T${ago <= 0 ? '05' : '10'}:00:00Z`) }
}

function fill(connection: BetterSqlite.Database, today: string, passwordHash: string): void {
  const insert: Insert = (table, rows) => insertAll(connection, table, rows)
  const days = daysBefore(today)
  const { juniors, leadId } = makePeople(insert, days.moment, passwordHash)
  if (juniors[0]) makeDraft(insert, juniors[0], days.moment(1))
  const roadmap = readRoadmap(connection)
  makeNextVersion(connection, insert, days.moment(9))
  makeLargeRoadmap(connection, insert, days.moment(4))
  makePlans(connection, insert, days.moment(30), days.day(28))
  if (juniors[0]) makeTemplates(insert, juniors[0].teamId, leadId, days)
  const found = juniors.flatMap((junior) => makeJuniorsRecord(insert, junior, leadId, roadmap, days))
  found.sort((one, other) => one.at.getTime() - other.at.getTime())
  insert(
    searchDocuments,
    found.map((row, index) => ({
      ...row,
      number: index + 1,
      ...indexedForm({ readerId: null, ...row }),
    })),
  )
  makeAudit(insert, found)
}

if (import.meta.main) {
  const file = path.join(root, '.cairn/bench/record.db')
  const began = performance.now()
  await prepareBenchRecord(file, new Date())
  console.log(`${file}, ${beginning} days, ready in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
