import { and, asc, eq, ne } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import type { goalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { mayAssignTo } from './access.ts'

/** A junior to whom the viewer may assign. `id` is the membership's: the junior in that team. */
export type AssignableJunior = {
  id: string
  personId: string
  name: string
  teamId: string
  teamName: string
}

/** The juniors to whom the viewer may assign, by name. */
export async function listAssignableJuniors(ctx: Ctx): Promise<AssignableJunior[]> {
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
    .where(mayAssignTo(ctx))
    .orderBy(asc(people.name), asc(teams.name), asc(memberships.id))
}

type GoalState = (typeof goalStates)[number]

/** What a junior already has of a roadmap, other than dropped. */
export type HeldGoal = {
  membershipId: string
  goalId: string
  milestoneKey: string
  state: GoalState
  blockedAt: Date | null
}

/** What the viewer's juniors already have of a roadmap: shown, and not assigned twice. */
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

/** The viewer's own goals of a roadmap, other than dropped: where each milestone stands for them. */
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
