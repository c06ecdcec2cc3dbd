import { and, asc, count, eq, ne } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import type { goalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { mayAssignTo, takesRoadmap } from './access.ts'

/** `id` is the membership's, for a junior in one team. */
export type AssignableJunior = {
  id: string
  personId: string
  name: string
  teamId: string
  teamName: string
}

/** Those who this roadmap, or any, may be assigned to, by name. One query. */
export async function listAssignableJuniors(ctx: Ctx, roadmapId?: string): Promise<AssignableJunior[]> {
  return db
    .select({
      id: memberships.id,
      personId: people.id,
      name: people.name,
      teamId: teams.id,
      teamName: teams.name,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(mayAssignTo(ctx), roadmapId === undefined ? undefined : takesRoadmap(roadmapId)))
    .orderBy(asc(people.sortKey), asc(teams.sortKey), asc(memberships.id))
}

/** How many goals the viewer assigned together with this one, to whom, by name. One query. */
export async function listAssignedWith(ctx: Ctx, goalId: string) {
  const first = db
    .select({ createdAt: goals.createdAt, roadmapId: goals.roadmapId })
    .from(goals)
    .where(and(eq(goals.id, goalId), eq(goals.assignedById, ctx.viewer.id)))
    .as('first')
  return db
    .select({ id: people.id, name: people.name, goals: count() })
    .from(goals)
    .innerJoin(first, and(eq(first.createdAt, goals.createdAt), eq(first.roadmapId, goals.roadmapId)))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(and(eq(goals.assignedById, ctx.viewer.id), goalsVisibleTo(ctx)))
    .groupBy(people.id, people.name)
    .orderBy(asc(people.name), asc(people.id))
}

type GoalState = (typeof goalStates)[number]

export type HeldGoal = {
  membershipId: string
  goalId: string
  milestoneKey: string
  state: GoalState
  blockedAt: Date | null
}

/** Goals of this roadmap that the viewer's juniors already have, except dropped ones. One query. */
export async function listHeldGoals(ctx: Ctx, roadmapId: string): Promise<HeldGoal[]> {
  return db
    .select({
      membershipId: memberships.id,
      goalId: goals.id,
      milestoneKey: goals.milestoneKey,
      state: goals.state,
      blockedAt: goals.blockedAt,
    })
    .from(memberships)
    .innerJoin(goals, and(eq(goals.juniorId, memberships.personId), eq(goals.teamId, memberships.teamId)))
    .where(and(mayAssignTo(ctx), eq(goals.roadmapId, roadmapId), ne(goals.state, 'dropped')))
}

/** The viewer's own goals of this roadmap, except dropped ones. One query. */
export async function listOwnHeldGoals(
  ctx: Ctx,
  roadmapId: string,
): Promise<Omit<HeldGoal, 'membershipId'>[]> {
  return db
    .select({
      goalId: goals.id,
      milestoneKey: goals.milestoneKey,
      state: goals.state,
      blockedAt: goals.blockedAt,
    })
    .from(goals)
    .where(and(eq(goals.juniorId, ctx.viewer.id), eq(goals.roadmapId, roadmapId), ne(goals.state, 'dropped')))
}
