import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
} from '../columns.ts'
import { ownGoalKinds, proposalStates } from '../words.ts'
import { goals } from './goals.ts'
import { people, teams } from './people.ts'
import { roadmaps } from './roadmaps.ts'

/**
 * A goal that a junior proposes, read by their circle: an own goal with its words, or a milestone of a roadmap. It keeps
 * the junior's words when the goal is agreed with changes.
 */
export const goalProposals = table(
  'goal_proposals',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    /** Of a milestone; of an own goal, what it's listed beside. */
    roadmapId: ref(() => roadmaps.id),
    milestoneKey: text(),
    stageKey: text(),
    kind: oneOf(ownGoalKinds),
    title: text(),
    outcome: text(),
    criteria: json<string[]>().notNull(),
    why: text().notNull(),
    dueOn: day(),
    state: oneOf(proposalStates).notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
    answer: text(),
    answeredById: ref(() => people.id),
    answeredAt: instant(),
    /** What was agreed. */
    goalId: ref(() => goals.id),
  },
  (t) => [
    oneOfCheck('goal_proposals_kind', t.kind, ownGoalKinds),
    oneOfCheck('goal_proposals_state', t.state, proposalStates),
    dayCheck('goal_proposals_due_on', t.dueOn),
    check('goal_proposals_one', sql`(${t.milestoneKey} is null) = (${t.title} is not null)`),
    check(
      'goal_proposals_answered',
      sql`(${t.state} in ('agreed', 'declined')) = (${t.answeredAt} is not null) and (${t.state} = 'agreed') = (${t.goalId} is not null)`,
    ),
    check('goal_proposals_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    index('goal_proposals_junior').on(t.juniorId, t.teamId, t.state, t.createdAt),
    index('goal_proposals_team').on(t.teamId, t.state),
    index('goal_proposals_goal').on(t.goalId),
  ],
)
