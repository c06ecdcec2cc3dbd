import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/context.ts'
import { visibleTo } from '#lib/goals/access.ts'

const columns = {
  id: goals.id,
  teamId: goals.teamId,
  juniorId: goals.juniorId,
  roadmapId: goals.roadmapId,
  milestoneKey: goals.milestoneKey,
  title: milestones.title,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  submittedAt: goals.submittedAt,
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
