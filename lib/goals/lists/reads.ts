import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { evidence, goalCriteria, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people, teams } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { criteria, milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo, waitsFor } from '#lib/goals/access.ts'
import { withHabits } from '#lib/goals/practice/reads.ts'
import { daysWaiting, waitsTooLong } from '#lib/goals/waiting/rules.ts'

const answer = alias(verdicts, 'last_answer')
const answerer = alias(people, 'answerer')
const assigner = alias(people, 'assigner')

const number = (value: SQL) => sql<number>`(${value})`.mapWith(Number)

// Goals are listed where the version that their junior is on has their milestones.
const placed = alias(milestones, 'placed_milestone')
const onVersion = and(
  eq(roadmapPeople.juniorId, goals.juniorId),
  eq(roadmapPeople.teamId, goals.teamId),
  sql`${roadmapPeople.roadmapId} = coalesce(${goals.roadmapId}, ${goals.besideRoadmapId})`,
)
const isPlaced = sql`${placed.id} = (
  select m.id from ${milestones} m join ${stages} s on s.id = m.stage_id
  where m.key = ${goals.milestoneKey} and s.roadmap_version_id = ${roadmapPeople.roadmapVersionId})`
// An own goal has no place of its own, but may be beside a stage of that version.
const isInStage = sql`${stages.id} = coalesce(${placed.stageId}, ${milestones.stageId}, (
  select s.id from ${stages} s
  where s.roadmap_version_id = ${roadmapPeople.roadmapVersionId} and s.key = ${goals.besideStageKey}))`
const position = sql<number>`coalesce(${placed.position}, ${milestones.position})`

const lineColumns = {
  id: goals.id,
  juniorId: goals.juniorId,
  teamId: goals.teamId,
  teamName: teams.name,
  /** Null for an own goal. */
  roadmapId: goals.roadmapId,
  /** Where it's listed; null for an own goal beside no stage, as all that follows of roadmap and stage. */
  listedRoadmapId: roadmapVersions.roadmapId,
  roadmapTitle: roadmapVersions.title,
  stageId: stages.id,
  stageKey: stages.key,
  stagePosition: stages.position,
  stageTitle: stages.title,
  milestoneId: milestones.id,
  milestoneKey: goals.milestoneKey,
  position: position.mapWith(Number),
  /** The one that the junior is on. */
  versionId: roadmapPeople.roadmapVersionId,
  /** 1 if that version doesn't have its milestone any more. */
  isOffRoadmap: number(
    sql`case when ${goals.roadmapId} is null or ${roadmapPeople.id} is null or ${placed.id} is not null then 0 else 1 end`,
  ),
  /** The start of a plan from which it was assigned. */
  planStart: {
    id: planStarts.id,
    planId: planStarts.planId,
    title: planStarts.title,
    startsOn: planStarts.startsOn,
  },
  kind: milestones.kind,
  title: milestones.title,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  blockedReason: goals.blockedReason,
  createdAt: goals.createdAt,
  startedAt: goals.startedAt,
  submittedAt: goals.submittedAt,
  achievedAt: goals.achievedAt,
  /** Of an achieved behaviour. */
  rubricStep: goals.rubricStep,
  updatedAt: goals.updatedAt,
  assignedByName: assigner.name,
  /** Of the latest verdict. Its text has an audience of its own, so it isn't selected. */
  answeredAt: answer.createdAt,
  answeredById: answerer.id,
  answeredByName: answerer.name,
  /** Counted in the version that the junior is on. */
  roadmapStages: number(
    sql`select count(*) from ${stages} s where s.roadmap_version_id = ${stages.roadmapVersionId}`,
  ),
  stageMilestones: number(sql`select count(*) from ${milestones} m where m.stage_id = ${stages.id}`),
  criteria: number(
    sql`select count(*) from ${criteria} where ${criteria.milestoneId} = ${goals.milestoneId}`,
  ),
  ticked: number(
    sql`select count(*) from ${goalCriteria} join ${criteria} on ${criteria.id} = ${goalCriteria.criterionId}
      where ${goalCriteria.goalId} = ${goals.id} and ${goalCriteria.tickedAt} is not null and ${criteria.milestoneId} = ${goals.milestoneId}`,
  ),
  /** If that is why it's in progress. */
  reopenedAt: sql<Date | null>`case when ${goals.state} = 'in_progress' then (
    select max(r.at) from ${goalEvents} r where r.goal_id = ${goals.id} and r.kind = 'reopened'
      and not exists (
        select 1 from ${goalEvents} n where n.goal_id = r.goal_id and n.at > r.at and n.kind in ('submitted', 'taken_up')
      )
  ) end`.mapWith(goalEvents.at),
  evidenceNumber: number(
    sql`select coalesce(max(${evidence.number}), 0) from ${evidence} where ${evidence.goalId} = ${goals.id}`,
  ),
  noted: number(
    sql`select case ${milestones.kind}
      when 'behaviour' then (select count(*) from ${observations} where ${observations.goalId} = ${goals.id} and ${stands(observations)})
      when 'habit' then (select count(*) from ${habitEntries} where ${habitEntries.goalId} = ${goals.id} and ${stands(habitEntries)})
      else 0 end`,
  ),
}

const isLatestAnswer = sql`${answer.id} = (
  select v.id from ${verdicts} v where v.goal_id = ${goals.id} order by v.created_at desc, v.id desc limit 1)`

function goalLines() {
  return db
    .select(lineColumns)
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .leftJoin(roadmapPeople, onVersion)
    .leftJoin(placed, isPlaced)
    .leftJoin(stages, isInStage)
    .leftJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .innerJoin(teams, eq(teams.id, goals.teamId))
    .innerJoin(assigner, eq(assigner.id, goals.assignedById))
    .leftJoin(planStarts, eq(planStarts.id, goals.planStartId))
    .leftJoin(answer, isLatestAnswer)
    .leftJoin(answerer, eq(answerer.id, answer.authorId))
}

export type GoalLine = Awaited<ReturnType<typeof listOwnGoals>>[number]

const inOrder = [
  sql`${roadmapVersions.title} asc nulls last`,
  sql`${stages.position} asc nulls last`,
  // Own goals follow the stage's milestones.
  sql`case when ${goals.roadmapId} is null then 1 else 0 end`,
  asc(position),
  desc(goals.createdAt),
] as const

/** In all teams, dropped ones too. Two queries at most. */
export async function listOwnGoals(ctx: Ctx) {
  const lines = await goalLines()
    .where(eq(goals.juniorId, ctx.viewer.id))
    .orderBy(...inOrder)
  return withHabits(ctx, lines)
}

/** Goals that the viewer may see, in the order and shape of `listOwnGoals()`. Two queries at most. */
export async function listGoalsByJunior(ctx: Ctx, juniorId: string): Promise<GoalLine[]> {
  const lines = await goalLines()
    .where(and(eq(goals.juniorId, juniorId), goalsVisibleTo(ctx)))
    .orderBy(...inOrder)
  return withHabits(ctx, lines)
}

/** `days` and `isLate` are in the junior's days, by the team's limit. */
export type QueueItem = Awaited<ReturnType<typeof listQueue>>[number]

/** Submitted goals that the viewer answers, longest wait first. One query. */
export async function listQueue(ctx: Ctx) {
  const rows = await db
    .select({
      id: goals.id,
      title: milestones.title,
      kind: milestones.kind,
      /** Null for an own goal. */
      stagePosition: stages.position,
      stageTitle: stages.title,
      juniorId: goals.juniorId,
      juniorName: people.name,
      juniorZones: keptZones(people),
      teamId: goals.teamId,
      teamName: teams.name,
      submittedAt: goals.submittedAt,
      dueOn: goals.dueOn,
      blockedReason: goals.blockedReason,
      evidenceNumber: lineColumns.evidenceNumber,
      limitDays: teams.evidenceWaitDays,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .leftJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(teams, eq(teams.id, goals.teamId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(waitsFor(ctx))
    .orderBy(asc(goals.submittedAt), asc(goals.id))
  return rows.map((row) => {
    const submittedAt = row.submittedAt ?? ctx.now
    const days = daysWaiting(submittedAt, ctx.now, row.juniorZones)
    return { ...row, submittedAt, days, isLate: waitsTooLong(days, row.limitDays) }
  })
}
