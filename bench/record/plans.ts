import type BetterSqlite from 'better-sqlite3'
import { planItems, planStarts, plans } from '#db/schema/plans.ts'
import type { Insert } from '../fill.ts'
import { idAt } from './ids.ts'
import { sentence } from './texts.ts'

const PLANS = 20
const IN_EACH = 60

const withoutWords = { kind: null, title: null, description: null, criteria: null }
const ofNoRoadmap = { roadmapId: null, milestoneKey: null }
const ownWords = (number: number) => ({
  kind: 'skill' as const,
  title: sentence(number),
  description: '',
  criteria: [sentence(number + 3)],
})

/** The lead's team keeps many plans, the first of them started for its juniors. */
export function makePlans(
  connection: BetterSqlite.Database,
  insert: Insert,
  at: Date,
  startsOn: string,
): void {
  const lead = connection
    .prepare(
      `select p.id as id, m.team_id as teamId from people p join memberships m on m.person_id = p.id
      where p.email = 'lead@demo.cairn' and m.role = 'lead'`,
    )
    .get() as { id: string; teamId: string } | undefined
  if (!lead) return
  const edited = { updatedById: lead.id, updatedAt: at }
  const made = Array.from({ length: PLANS }, (_, number) => ({
    id: idAt(at),
    teamId: lead.teamId,
    title: sentence(number),
    summary: sentence(number + 1),
    createdById: lead.id,
    createdAt: at,
    ...edited,
  }))
  insert(plans, made)
  const keys = connection
    .prepare(
      `select v.roadmap_id as roadmapId, m.key as milestoneKey from milestones m join stages s on s.id = m.stage_id
        join roadmap_versions v on v.id = s.roadmap_version_id join roadmaps r on r.id = v.roadmap_id
      where r.is_built_in group by v.roadmap_id, m.key`,
    )
    .all() as { roadmapId: string; milestoneKey: string }[]
  insert(
    planItems,
    made.flatMap(({ id: planId }) =>
      Array.from({ length: IN_EACH }, (_, index) => ({
        id: idAt(at),
        planId,
        position: index + 1,
        day: index * 2,
        ...ofNoRoadmap,
        ...withoutWords,
        ...(keys[index + 5] ?? ownWords(index)),
        ...edited,
      })),
    ),
  )
  const juniors = connection
    .prepare(`select person_id from memberships where team_id = ? and role = 'junior' and ended_at is null`)
    .pluck()
    .all(lead.teamId) as string[]
  const [first] = made
  if (!first) return
  insert(
    planStarts,
    juniors.map((juniorId) => ({
      id: idAt(at),
      planId: first.id,
      teamId: lead.teamId,
      juniorId,
      title: first.title,
      startsOn,
      startedById: lead.id,
      createdAt: at,
      leftOut: [sentence(2)],
    })),
  )
}
