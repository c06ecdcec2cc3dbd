import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people, teams } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { milestones, resources, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import { circleTextVisibleTo } from '#lib/audience/access.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { isOverdue } from '#lib/core/due.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { lastReadAt } from '#lib/record/last-reads/reads.ts'
import { canWrite, goalsVisibleTo, roleColumns, roleIn } from './access.ts'
import { listComments, listEvents } from './comments/reads.ts'
import { listEvidence, listVerdicts } from './evidence/reads.ts'
import { keptPeriods } from './practice/rules.ts'
import { periodsOf } from './practice/scope.ts'
import { isOpen, stepsOpenTo } from './rules.ts'
import { listCriteria, listMissingNeeds } from './versions/reads.ts'
import { earlierMilestones } from './versions/rules.ts'
import { daysWaiting, waitsTooLong } from './waiting/rules.ts'
import { listWithdrawnOnGoal } from './withdrawn/reads.ts'

const juniorVersion = alias(roadmapVersions, 'junior_version')
const assigner = alias(people, 'assigner')
const blocker = alias(people, 'blocker')

const goalColumns = {
  id: goals.id,
  teamId: goals.teamId,
  teamName: teams.name,
  evidenceWaitDays: teams.evidenceWaitDays,
  juniorId: goals.juniorId,
  juniorName: people.name,
  juniorZones: keptZones(people),
  assignedById: goals.assignedById,
  assignedByName: assigner.name,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  blockedReason: goals.blockedReason,
  blockedById: goals.blockedById,
  blockedByName: blocker.name,
  rubricStep: goals.rubricStep,
  outcome: goals.outcome,
  repositoryUrl: goals.repositoryUrl,
  version: goals.version,
  createdAt: goals.createdAt,
  startedAt: goals.startedAt,
  submittedAt: goals.submittedAt,
  achievedAt: goals.achievedAt,
  milestoneId: goals.milestoneId,
  /** From which it was assigned, with the title that it had then; null for most goals. */
  plan: { id: planStarts.planId, title: planStarts.title, startsOn: planStarts.startsOn },
  /** Null for an own goal, which has stage and roadmap only if it's beside a stage of the version that its junior is on. */
  roadmapId: goals.roadmapId,
  listedRoadmapId: roadmapVersions.roadmapId,
  roadmapTitle: roadmapVersions.title,
  /** Of the version that the goal is on, which its junior has left if the other number is higher. */
  number: roadmapVersions.number,
  ownVersionId: roadmapVersions.id,
  juniorNumber: juniorVersion.number,
  isOffRoadmap: sql<number>`case when ${goals.roadmapId} is null or ${roadmapPeople.roadmapVersionId} is null or exists (
    select 1 from ${milestones} m join ${stages} s on s.id = m.stage_id
    where m.key = ${goals.milestoneKey} and s.roadmap_version_id = ${roadmapPeople.roadmapVersionId}
  ) then 0 else 1 end`,
  needs: milestones.needs,
  stageKey: stages.key,
  stagePosition: stages.position,
  stageTitle: stages.title,
  position: milestones.position,
  kind: milestones.kind,
  title: milestones.title,
  description: milestones.description,
  expectedOutcome: milestones.outcome,
  rubric: milestones.rubric,
  period: milestones.period,
  entriesPerPeriod: milestones.entriesPerPeriod,
  periodsNeeded: milestones.periodsNeeded,
}

async function goalRow(ctx: Ctx, goalId: string) {
  const [row] = await db
    .select({ ...goalColumns, ...roleColumns(ctx) })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .innerJoin(teams, eq(teams.id, goals.teamId))
    .innerJoin(assigner, eq(assigner.id, goals.assignedById))
    .leftJoin(blocker, eq(blocker.id, goals.blockedById))
    .leftJoin(planStarts, eq(planStarts.id, goals.planStartId))
    .leftJoin(
      roadmapPeople,
      and(
        eq(roadmapPeople.juniorId, goals.juniorId),
        eq(roadmapPeople.teamId, goals.teamId),
        sql`${roadmapPeople.roadmapId} = coalesce(${goals.roadmapId}, ${goals.besideRoadmapId})`,
      ),
    )
    .leftJoin(
      stages,
      sql`${stages.id} = coalesce(${milestones.stageId}, (
        select s.id from ${stages} s
        where s.roadmap_version_id = ${roadmapPeople.roadmapVersionId} and s.key = ${goals.besideStageKey}))`,
    )
    .leftJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .leftJoin(juniorVersion, eq(juniorVersion.id, roadmapPeople.roadmapVersionId))
    .where(and(eq(goals.id, goalId), goalsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const { mentors, hasMentor, isHere, outcome, repositoryUrl, isOffRoadmap, juniorNumber, ...goal } = row
  const role = roleIn(ctx, row)
  return {
    ...goal,
    // What the junior wrote last, for their next version. Others read it there, unless it was withdrawn.
    ...(role === 'junior' ? { outcome, repositoryUrl } : { outcome: null, repositoryUrl: null }),
    role,
    hasMentor: Boolean(hasMentor),
    canWrite: canWrite(ctx, row),
    isOffRoadmap: Boolean(isOffRoadmap),
    /** Of the version that the junior is on. */
    juniorNumber: juniorNumber ?? goal.number,
  }
}

export type GoalInBrief = Awaited<ReturnType<typeof getGoalInBrief>>

/** For a page about one step. Throws NotFound. One query. */
export async function getGoalInBrief(ctx: Ctx, goalId: string) {
  const goal = await goalRow(ctx, goalId)
  const facts = {
    kind: goal.kind,
    state: goal.state,
    isBlocked: goal.blockedAt !== null,
    hasStarted: goal.startedAt !== null,
  }
  return { ...goal, steps: goal.canWrite ? stepsOpenTo(facts, goal.role, goal.hasMentor) : [] }
}

export type GoalPage = Awaited<ReturnType<typeof getGoal>>

/** Leaves out review notes, and texts that the viewer may not read. Throws NotFound. Seventeen queries at most. */
export async function getGoal(ctx: Ctx, goalId: string) {
  const goal = await getGoalInBrief(ctx, goalId)
  const entries = goal.kind === 'habit' ? await listHabitEntries(ctx, goal.id) : []
  const periods = periodsOf(
    ctx,
    goal,
    entries.flatMap(({ doneOn, withdrawnAt }) => (withdrawnAt ? [] : [doneOn])),
  )
  const events = await listEvents(goal.id)
  const { criteria, gone } = await listCriteria(goal, earlierVersions(events))
  const waiting = goal.state === 'submitted' && goal.submittedAt
  const days = waiting ? daysWaiting(waiting, ctx.now, goal.juniorZones) : null
  const today = personDay(ctx.now, goal.juniorZones)
  return {
    ...goal,
    /** The junior's day, which rules about days use. */
    today,
    isOverdue: isOverdue(goal, today),
    waiting: days === null ? null : { days, isLate: waitsTooLong(days, goal.evidenceWaitDays) },
    circle: await getCircle(goal),
    criteria,
    goneCriteria: gone,
    missingNeeds: isOpen(goal.state) ? await listMissingNeeds(goal) : [],
    resources: await listResources(goal.milestoneId),
    evidence: await listEvidence(ctx, goal.id),
    verdicts: await listVerdicts(ctx, goal.id),
    comments: await listComments(ctx, goal.id),
    withdrawn: await listWithdrawnOnGoal(ctx, goal),
    events,
    observations: goal.kind === 'behaviour' ? await listObservations(ctx, goal.id) : [],
    entries,
    periods,
    keptPeriods: keptPeriods(periods),
    lastReadAt: await lastReadAt(ctx, goal.id),
  }
}

/** Throws NotFound. One query. */
export async function getGoalTitle(ctx: Ctx, goalId: string): Promise<{ id: string; title: string }> {
  const [row] = await db
    .select({ id: goals.id, title: milestones.title })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(eq(goals.id, goalId), goalsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return row
}

// The functions below rely on the caller to check that the viewer may see the goal.

/** The milestones that the goal had, with the numbers of their versions, oldest first. */
function earlierVersions(events: Awaited<ReturnType<typeof listEvents>>) {
  const numbers = new Map(events.map(({ fromMilestoneId, fromNumber }) => [fromMilestoneId, fromNumber]))
  return earlierMilestones(events).map((id) => ({ milestoneId: id, number: numbers.get(id) ?? 0 }))
}

async function listResources(milestoneId: string) {
  return db
    .select({ id: resources.id, kind: resources.kind, title: resources.title, url: resources.url })
    .from(resources)
    .where(eq(resources.milestoneId, milestoneId))
    .orderBy(asc(resources.position))
}

async function listObservations(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: observations.id,
      authorId: observations.authorId,
      authorName: people.name,
      observedOn: observations.observedOn,
      body: observations.body,
      version: observations.version,
      createdAt: observations.createdAt,
      editedAt: observations.editedAt,
      withdrawnAt: observations.withdrawnAt,
    })
    .from(observations)
    .innerJoin(people, eq(people.id, observations.authorId))
    .where(and(eq(observations.goalId, goalId), circleTextVisibleTo(ctx, observations)))
    .orderBy(desc(observations.observedOn), desc(observations.createdAt))
  return withVersions(ctx, rows)
}

async function listHabitEntries(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: habitEntries.id,
      authorId: habitEntries.authorId,
      doneOn: habitEntries.doneOn,
      url: habitEntries.url,
      body: habitEntries.body,
      version: habitEntries.version,
      createdAt: habitEntries.createdAt,
      editedAt: habitEntries.editedAt,
      withdrawnAt: habitEntries.withdrawnAt,
    })
    .from(habitEntries)
    .where(and(eq(habitEntries.goalId, goalId), circleTextVisibleTo(ctx, habitEntries)))
    .orderBy(desc(habitEntries.doneOn), desc(habitEntries.createdAt))
  return withVersions(ctx, rows)
}
