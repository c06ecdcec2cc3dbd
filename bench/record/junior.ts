import type BetterSqlite from 'better-sqlite3'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { auditEvents } from '#db/schema/people.ts'
import type { Days, GoalPlan, Insert, Milestone, SearchRow } from '../fill.ts'
import { makeGoal } from './goals.ts'
import { idAt } from './ids.ts'
import { makeLevel } from './levels.ts'
import { makeWinsAndJots } from './notes.ts'
import { beginning, type Junior } from './people.ts'
import { makeProposals } from './proposals.ts'
import { makeReviews } from './reviews.ts'
import { makeSessions } from './sessions.ts'

export type Roadmap = { roadmapId: string; versionId: string; milestones: Milestone[]; themeIds: string[] }

/** As the program loaded them. */
export function readRoadmap(connection: BetterSqlite.Database): Roadmap {
  const rows = connection
    .prepare(
      `select v.roadmap_id as roadmapId, v.id as versionId, m.id, m.key, m.kind, m.title,
        (select json_group_array(c.id) from criteria c where c.milestone_id = m.id) as criterionIds
      from milestones m join stages s on s.id = m.stage_id join roadmap_versions v on v.id = s.roadmap_version_id
      order by s.position, m.position`,
    )
    .all() as (Omit<Milestone, 'criterionIds'> & {
    roadmapId: string
    versionId: string
    criterionIds: string
  })[]
  return {
    roadmapId: rows[0]?.roadmapId ?? '',
    versionId: rows[0]?.versionId ?? '',
    milestones: rows.map((row) => ({ ...row, criterionIds: JSON.parse(row.criterionIds) })),
    themeIds: connection.prepare('select id from themes order by position').pluck().all() as string[],
  }
}

/** All of one junior's record. Returns what is to be searched. */
export function makeJuniorsRecord(
  insert: Insert,
  junior: Junior,
  leadId: string,
  { roadmapId, versionId, milestones, themeIds }: Roadmap,
  days: Days,
): SearchRow[] {
  const since = days.moment(beginning)
  insert(roadmapPeople, [
    {
      id: idAt(since),
      juniorId: junior.id,
      teamId: junior.teamId,
      roadmapId,
      roadmapVersionId: versionId,
      since,
    },
  ])
  makeLevel(insert, junior, leadId, { roadmapId, versionId }, days)
  const made = planGoals(junior, milestones, roadmapId).map((plan) =>
    makeGoal(insert, junior, leadId, plan, days),
  )
  const goalIds = made.map(({ id }) => id)
  return [
    ...made.flatMap((goal) => goal.found),
    ...makeSessions(insert, junior, days),
    ...makeReviews(insert, junior, goalIds, themeIds, days),
    ...makeProposals(insert, junior, days),
    ...makeWinsAndJots(insert, junior, days),
  ]
}

export function makeAudit(insert: Insert, found: readonly SearchRow[]): void {
  insert(
    auditEvents,
    found.map(({ at, authorId, teamId, recordId, kind }) => ({
      id: idAt(at),
      at,
      actorId: authorId,
      teamId,
      event: `${kind}.written`,
      subjectId: recordId,
    })),
  )
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
