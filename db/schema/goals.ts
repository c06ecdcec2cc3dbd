import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  integer,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { decisions, goalEventKinds, goalStates } from '../words.ts'
import { roadmapMoves } from './moving-on.ts'
import { people, teams } from './people.ts'
import { planStarts } from './plans.ts'
import { criteria, milestones, roadmaps } from './roadmaps.ts'
import { audience, audienceChecks } from './visibility.ts'

/** Keeps the milestone version that it was assigned in. */
export const goals = table(
  'goals',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    milestoneId: ref(() => milestones.id).notNull(),
    /** Null for an own goal. */
    roadmapId: ref(() => roadmaps.id),
    milestoneKey: text().notNull(),
    /** The stage that an own goal is listed in, without counting there. */
    besideRoadmapId: ref(() => roadmaps.id),
    besideStageKey: text(),
    planStartId: ref(() => planStarts.id),
    assignedById: ref(() => people.id).notNull(),
    state: oneOf(goalStates).notNull(),
    dueOn: day(),
    blockedAt: instant(),
    blockedReason: text(),
    blockedById: ref(() => people.id),
    /** 1 to 4: the step that a behaviour's approval picked. */
    rubricStep: integer(),
    /** Of a project, in the junior's words. */
    outcome: text(),
    repositoryUrl: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    startedAt: instant(),
    submittedAt: instant(),
    achievedAt: instant(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('goals_state', t.state, goalStates),
    dayCheck('goals_due_on', t.dueOn),
    check('goals_blocked', sql`(${t.blockedAt} is null) = (${t.blockedReason} is null)`),
    check('goals_beside', sql`(${t.besideRoadmapId} is null) = (${t.besideStageKey} is null)`),
    check('goals_rubric_step', sql`${t.rubricStep} between 1 and 4`),
    uniqueIndex('goals_one_open')
      .on(t.juniorId, t.teamId, t.roadmapId, t.milestoneKey)
      .where(sql`${t.state} <> 'dropped'`),
    // Covers what the team dashboard asks of goals, so that it doesn't read the table.
    index('goals_junior').on(t.juniorId, t.teamId, t.state, t.roadmapId, t.milestoneKey, t.blockedAt),
    // None on the state alone, which a goal has in common with many of every team.
    index('goals_team').on(t.teamId, t.state),
    index('goals_milestone').on(t.milestoneId),
    index('goals_plan_start').on(t.planStartId),
  ],
)

/** `tickedAt` is the junior's, `agreedAt` the mentor's. */
export const goalCriteria = table(
  'goal_criteria',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    criterionId: ref(() => criteria.id).notNull(),
    tickedAt: instant(),
    agreedAt: instant(),
    agreedById: ref(() => people.id),
  },
  (t) => [uniqueIndex('goal_criteria_one').on(t.goalId, t.criterionId)],
)

/** Mended by its author until it's answered, never overwritten after that. */
export const evidence = table(
  'evidence',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    number: integer().notNull(),
    authorId: ref(() => people.id).notNull(),
    note: text().notNull(),
    outcome: text(),
    repositoryUrl: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [uniqueIndex('evidence_number').on(t.goalId, t.number), index('evidence_created').on(t.createdAt)],
)

export const evidenceLinks = table(
  'evidence_links',
  {
    id: id(),
    evidenceId: ref(() => evidence.id).notNull(),
    position: integer().notNull(),
    url: text().notNull(),
    title: text(),
  },
  (t) => [uniqueIndex('evidence_links_position').on(t.evidenceId, t.position)],
)

/** The answer to a version of evidence, or to the goal itself for behaviours and habits (`evidenceId` null). */
export const verdicts = table(
  'verdicts',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    evidenceId: ref(() => evidence.id),
    ...audience(),
    decision: oneOf(decisions).notNull(),
    feedback: text().notNull(),
    rubricStep: integer(),
    /** One press said that all criteria are met, instead of a mark at each. */
    allMet: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('verdicts_decision', t.decision, decisions),
    ...audienceChecks('verdicts', t),
    check('verdicts_rubric_step', sql`${t.rubricStep} between 1 and 4`),
    uniqueIndex('verdicts_evidence').on(t.evidenceId),
    index('verdicts_goal').on(t.goalId, t.createdAt),
  ],
)

export const verdictCriteria = table(
  'verdict_criteria',
  {
    id: id(),
    verdictId: ref(() => verdicts.id).notNull(),
    criterionId: ref(() => criteria.id).notNull(),
    met: boolean().notNull(),
    /** Feedback on this criterion, with the same readers as the verdict's. */
    remark: text(),
  },
  (t) => [uniqueIndex('verdict_criteria_one').on(t.verdictId, t.criterionId)],
)

/** Reasons are read by the circle. */
export const goalEvents = table(
  'goal_events',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    actorId: ref(() => people.id).notNull(),
    kind: oneOf(goalEventKinds).notNull(),
    at: instant().notNull(),
    reason: text(),
    dueFrom: day(),
    dueTo: day(),
    evidenceId: ref(() => evidence.id),
    verdictId: ref(() => verdicts.id),
    /** For a goal that was moved to another version of its roadmap, or back. */
    moveId: ref(() => roadmapMoves.id),
    fromMilestoneId: ref(() => milestones.id),
    toMilestoneId: ref(() => milestones.id),
  },
  (t) => [
    oneOfCheck('goal_events_kind', t.kind, goalEventKinds),
    index('goal_events_goal').on(t.goalId, t.at),
    index('goal_events_evidence').on(t.evidenceId),
    index('goal_events_verdict').on(t.verdictId),
    index('goal_events_move').on(t.moveId),
  ],
)

export const comments = table(
  'comments',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    ...audience(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    ...audienceChecks('comments', t),
    index('comments_goal').on(t.goalId, t.createdAt),
    index('comments_author').on(t.authorId, t.createdAt),
  ],
)
