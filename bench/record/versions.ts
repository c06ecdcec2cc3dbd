import type BetterSqlite from 'better-sqlite3'
import { criteria, milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Insert } from '../fill.ts'
import { idAt } from './ids.ts'

type Row = Record<string, unknown> & { id: string }

/** A version after the first with the same content, which nobody is on: everyone could be moved on to it. */
export function makeNextVersion(connection: BetterSqlite.Database, insert: Insert, at: Date): void {
  const rows = (sql: string) => connection.prepare(sql).all() as Row[]
  const [version] = rows(
    'select id, roadmap_id as roadmapId, title, summary, json(levels) as levels from roadmap_versions',
  )
  if (!version) return
  const ids = new Map<unknown, string>()
  const anew = (id: string) => {
    const made = idAt(at)
    ids.set(id, made)
    return made
  }
  const to = (id: unknown) => ids.get(id) ?? ''
  const next = {
    id: anew(version.id),
    roadmapId: String(version.roadmapId),
    number: 2,
    title: String(version.title),
    summary: String(version.summary),
    levels: version.levels ? JSON.parse(String(version.levels)) : null,
    contentHash: 'bench',
    publishedAt: at,
  }
  const stageRows = rows('select id, key, position, title, summary from stages').map((row) => ({
    ...row,
    id: anew(row.id),
    roadmapVersionId: next.id,
  }))
  const milestoneRows = rows(
    `select id, stage_id as stageId, key, position, kind, title, description, outcome, json(rubric) as rubric, period,
      entries_per_period as entriesPerPeriod, periods_needed as periodsNeeded from milestones`,
  ).map((row) => ({
    ...row,
    id: anew(row.id),
    stageId: to(row.stageId),
    rubric: row.rubric ? JSON.parse(String(row.rubric)) : null,
  }))
  const criterionRows = rows('select id, milestone_id as milestoneId, key, position, text from criteria').map(
    (row) => ({ ...row, id: anew(row.id), milestoneId: to(row.milestoneId) }),
  )
  insert(roadmapVersions, [next])
  insert(stages, stageRows as unknown as (typeof stages.$inferInsert)[])
  insert(milestones, milestoneRows as unknown as (typeof milestones.$inferInsert)[])
  insert(criteria, criterionRows as unknown as (typeof criteria.$inferInsert)[])
}
