import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { planItems } from '#db/schema/plans.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { addMilestones, addOwnItem } from '#lib/plans/items/writes.ts'
import { getPlanToStart } from '#lib/plans/starting/reads.ts'
import { startPlan } from '#lib/plans/starting/writes.ts'
import { createPlan } from '#lib/plans/writes.ts'
import { dayFrom } from '../context.ts'
import { membershipId } from '../stored.ts'
import type { MilestoneName } from './roadmap.ts'
import type { World } from './world.ts'

export const ownItem = {
  kind: 'project' as const,
  title: 'Meet the team',
  description: 'So that nobody is a stranger.',
  outcome: 'A page about who does what',
  criteria: ['Had a coffee with everyone', 'Knows who to ask'],
}

export async function makePlan(ctx: Ctx, teamId: string, title = 'First 90 days'): Promise<string> {
  return (await createPlan(ctx, { formId: newId(), teamId, title })).id
}

export function plannedMilestones(world: World, planId: string, day: number, ...names: MilestoneName[]) {
  return addMilestones(world.lead, {
    formId: newId(),
    planId,
    roadmapId: world.roadmap.roadmapId,
    milestones: names.map((name) => world.roadmap.milestones[name].key),
    day,
    lastDay: null,
  })
}

/** Two milestones and an own goal, on days 7, 30 and 14. */
export async function fullPlan(world: World, title = 'First 90 days'): Promise<string> {
  const planId = await makePlan(world.lead, world.teamId, title)
  await plannedMilestones(world, planId, 7, 'skill')
  await plannedMilestones(world, planId, 30, 'project')
  await addOwnItem(world.lead, { formId: newId(), planId, day: 14, ...ownItem })
  return planId
}

/** Starts all that is in the plan, or only those items. */
export async function startAll(
  ctx: Ctx,
  planId: string,
  junior: { juniorId: string; teamId: string },
  given: { startsOn?: Day; dueOn?: Day | null; only?: readonly string[]; formId?: string } = {},
) {
  const items = await db
    .select({ id: planItems.id, version: planItems.version })
    .from(planItems)
    .where(and(eq(planItems.planId, planId), isNull(planItems.removedAt)))
    .orderBy(planItems.day, planItems.position)
  return startPlan(ctx, {
    formId: given.formId ?? newId(),
    planId,
    junior: await membershipId(junior.juniorId, junior.teamId),
    startsOn: given.startsOn ?? dayFrom(ctx.now, 1),
    items: items.map(({ id, version }, row) => ({
      id,
      version,
      row,
      chosen: given.only === undefined || given.only.includes(id),
      dueOn: given.dueOn === undefined ? dayFrom(ctx.now, 20) : given.dueOn,
    })),
    meant: [],
  })
}

/** The plan as starting it for the world's junior would show it. */
export function planToStart(world: World, ctx: Ctx, planId: string, startsOn: Day) {
  return getPlanToStart(ctx, { teamId: world.teamId, planId }, world.junior.viewer.id, startsOn)
}

export function goalsOf(juniorId: string) {
  return db
    .select({
      id: goals.id,
      title: milestones.title,
      dueOn: goals.dueOn,
      state: goals.state,
      startId: goals.planStartId,
      milestoneId: goals.milestoneId,
      roadmapId: goals.roadmapId,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(eq(goals.juniorId, juniorId))
    .orderBy(asc(goals.dueOn), asc(milestones.title))
}
