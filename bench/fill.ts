import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { demoPassword } from '#bin/demo/cast.ts'
import { openRecord } from '#bin/open-record.ts'
import { closeDatabase } from '#db/client.ts'
import { schemaFingerprint } from '#db/migrations.ts'
import type { goals } from '#db/schema/goals.ts'
import { auditEvents } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { addDays } from '#lib/core/days.ts'
import { fold } from '#lib/core/fold.ts'
import { newId } from '#lib/core/ids.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { makeDraft } from './record/drafts.ts'
import { makeGoal } from './record/goals.ts'
import { insertAll } from './record/insert.ts'
import { beginning, type Junior, makePeople } from './record/people.ts'
import { makeReviews } from './record/reviews.ts'
import { makeSessions } from './record/sessions.ts'

export type Insert = <Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]) => void
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
type Milestone = {
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
  const note = `${file}.made.json`
  const made = JSON.stringify({ today, content: contentHash() })
  if (existsSync(file) && existsSync(note) && readFileSync(note, 'utf8') === made) return
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.draft`
  for (const each of [draft, file])
    for (const ending of ['', '-wal', '-shm']) rmSync(each + ending, { force: true })
  await openRecord(draft)
  await closeDatabase()
  const connection = new BetterSqlite(draft)
  const passwordHash = await hashPassword(demoPassword)
  connection.transaction(() => fill(connection, today, passwordHash))()
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  renameSync(draft, file)
  writeFileSync(note, made)
}

function contentHash(): string {
  const hash = createHash('sha256').update(schemaFingerprint())
  for (const name of ['bench/fill.ts', ...filesIn('bench/record'), ...filesIn('db/roadmaps')])
    hash.update(readFileSync(path.join(root, name)))
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .sort()
    .map((name) => path.join(folder, name))
}

function fill(connection: BetterSqlite.Database, today: string, passwordHash: string): void {
  const insert: Insert = (table, rows) => insertAll(connection, table, rows)
  const day = (ago: number) => addDays(today, -ago)
  const moment = (ago: number) => new Date(`${day(ago)}T${ago <= 0 ? '05' : '10'}:00:00Z`)
  const days = { day, moment }
  const { juniors, leadId } = makePeople(insert, moment, passwordHash)
  if (juniors[0]) makeDraft(insert, juniors[0], moment(1))
  const { roadmapId, milestones } = readRoadmap(connection)
  const themeIds = connection.prepare('select id from themes order by position').pluck().all() as string[]
  const found: SearchRow[] = []
  for (const junior of juniors) {
    const made = planGoals(junior, milestones, roadmapId).map((plan) =>
      makeGoal(insert, junior, leadId, plan, days),
    )
    found.push(...made.flatMap((goal) => goal.found))
    found.push(...makeSessions(insert, junior, days))
    found.push(
      ...makeReviews(
        insert,
        junior,
        made.map(({ id }) => id),
        themeIds,
        days,
      ),
    )
  }
  found.sort((one, other) => one.at.getTime() - other.at.getTime())
  insert(
    searchDocuments,
    found.map((row, index) => ({
      ...row,
      number: index + 1,
      foldedTitle: fold(row.title),
      foldedBody: fold(row.body),
    })),
  )
  insert(
    auditEvents,
    found.map(({ at, authorId, teamId, recordId, kind }) => ({
      id: newId(),
      at,
      actorId: authorId,
      teamId,
      event: `${kind}.written`,
      subjectId: recordId,
    })),
  )
}

function readRoadmap(connection: BetterSqlite.Database): { roadmapId: string; milestones: Milestone[] } {
  const rows = connection
    .prepare(
      `select v.roadmap_id as roadmapId, m.id, m.key, m.kind, m.title,
        (select json_group_array(c.id) from criteria c where c.milestone_id = m.id) as criterionIds
      from milestones m join stages s on s.id = m.stage_id join roadmap_versions v on v.id = s.roadmap_version_id
      order by s.position, m.position`,
    )
    .all() as (Omit<Milestone, 'criterionIds'> & { roadmapId: string; criterionIds: string })[]
  return {
    roadmapId: rows[0]?.roadmapId ?? '',
    milestones: rows.map((row) => ({ ...row, criterionIds: JSON.parse(row.criterionIds) })),
  }
}

/** Achieved milestones, then some in every open state; the rest isn't assigned. */
function planGoals(junior: Junior, milestones: Milestone[], roadmapId: string): GoalPlan[] {
  const reached = Math.round(milestones.length * junior.share)
  const each = Math.max(Math.floor((junior.days - 30) / (reached + 1)), 1)
  const open = ['in_progress', 'submitted', 'changes_requested', 'in_progress', 'planned', 'planned'] as const
  const taken = milestones.slice(0, reached + open.length)
  const later = milestones.slice(taken.length).filter(({ kind }) => kind === 'habit')
  // As the first junior, the pages of an entry are opened, too.
  return [...taken, ...(junior.number === 0 ? later.slice(0, 1) : [])].map((milestone, index) => {
    const begun = Math.max(junior.days - index * each, 8)
    const ended = Math.max(begun - each, 2)
    const number = junior.number * 11 + index
    const isPractice = milestone.kind === 'behaviour' || milestone.kind === 'habit'
    if (index < reached)
      return { milestone, roadmapId, state: number % 29 === 0 ? 'dropped' : 'achieved', begun, ended, number }
    const state = open[(index - reached + junior.number) % open.length] ?? 'planned'
    const isAnswered = state === 'submitted' || state === 'changes_requested'
    return {
      milestone,
      roadmapId,
      state: isPractice && isAnswered ? 'in_progress' : state,
      begun: Math.min(begun, 60),
      // Due days are `ended` less 12, so some goals are overdue.
      ended: junior.number % 6 === 0 ? 14 : 2,
      number,
    }
  })
}

if (import.meta.main) {
  const file = path.join(root, '.cairn/bench/record.db')
  const began = performance.now()
  await prepareBenchRecord(file, new Date())
  console.log(`${file}, ${beginning} days, ready in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
