import { and, asc, count, eq, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { evidence, goalCriteria, goals } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { criteria, milestones, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/context.ts'
import { visibleTo } from '#lib/goals/access.ts'

const columns = {
  id: goals.id,
  teamId: goals.teamId,
  juniorId: goals.juniorId,
  roadmapId: goals.roadmapId,
  milestoneKey: goals.milestoneKey,
  title: milestones.title,
  kind: milestones.kind,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  submittedAt: goals.submittedAt,
  achievedAt: goals.achievedAt,
}

/** A goal in a list over several juniors. Days are calendar days, moments UTC. */
export type GoalOfJunior = Awaited<ReturnType<typeof listGoalsOfMyJuniors>>[number]

/** All goals of the juniors that the viewer mentors now, those dropped too (progress leaves them out); one query. */
export async function listGoalsOfMyJuniors(ctx: Ctx) {
  return db
    .select(columns)
    .from(mentorships)
    .innerJoin(
      goals,
      and(eq(goals.juniorId, mentorships.juniorId), eq(goals.teamId, mentorships.teamId), visibleTo(ctx)),
    )
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(eq(mentorships.mentorId, ctx.viewer.id), isNull(mentorships.endedAt)))
}

/** One goal of a junior as the lists by stage show it. `ticked` of `criteria`; `evidenceNumber` is the newest version. */
export type GoalInStage = Awaited<ReturnType<typeof listGoalsByStage>>[number]

/**
 * The goals of one junior that the viewer may see, in all teams, those dropped too, in the order of the roadmap; one
 * query. `stage` is the one that the goal was assigned from.
 */
export async function listGoalsByStage(ctx: Ctx, juniorId: string) {
  const ticked = db
    .select({ ticked: count() })
    .from(goalCriteria)
    .where(and(eq(goalCriteria.goalId, goals.id), isNotNull(goalCriteria.tickedAt)))
  const all = db.select({ all: count() }).from(criteria).where(eq(criteria.milestoneId, goals.milestoneId))
  const newest = db
    .select({ newest: max(evidence.number) })
    .from(evidence)
    .where(and(eq(evidence.goalId, goals.id), isNull(evidence.withdrawnAt)))
  return db
    .select({
      ...columns,
      blockedReason: goals.blockedReason,
      startedAt: goals.startedAt,
      updatedAt: goals.updatedAt,
      stageKey: stages.key,
      stageTitle: stages.title,
      stagePosition: stages.position,
      ticked: sql<number>`(${ticked})`.mapWith(Number),
      criteria: sql<number>`(${all})`.mapWith(Number),
      evidenceNumber: sql<number | null>`(${newest})`,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .where(and(eq(goals.juniorId, juniorId), visibleTo(ctx)))
    .orderBy(asc(stages.position), asc(milestones.position), asc(goals.createdAt), asc(goals.id))
}
