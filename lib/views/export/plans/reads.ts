import { eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { planItems, planStarts, plans } from '#db/schema/plans.ts'
import { plansVisibleTo, startsVisibleTo } from '#lib/plans/access.ts'
import { type Exporting, either } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const junior = alias(people, 'junior')
const starter = alias(people, 'starter')

const read = (ctx: Exporting) =>
  db
    .select({ id: plans.id })
    .from(plans)
    .where(either(ctx, plansVisibleTo, undefined))

/** Templates, for those who may start them. */
export const planSheet = sheet('plans', {
  id: plans.id,
  fields: () => ({
    teamId: plans.teamId,
    title: plans.title,
    summary: plans.summary,
    createdById: plans.createdById,
    createdAt: plans.createdAt,
    updatedById: plans.updatedById,
    updatedAt: plans.updatedAt,
    retiredAt: plans.retiredAt,
    retiredById: plans.retiredById,
  }),
  from: (chosen) => chosen.from(plans),
  where: (ctx) => inArray(plans.id, read(ctx)),
})

export const planItemSheet = sheet('plan_items', {
  id: planItems.id,
  fields: () => ({
    planId: planItems.planId,
    position: planItems.position,
    day: planItems.day,
    roadmapId: planItems.roadmapId,
    milestoneKey: planItems.milestoneKey,
    kind: planItems.kind,
    title: planItems.title,
    description: planItems.description,
    outcome: planItems.outcome,
    criteria: planItems.criteria,
    updatedById: planItems.updatedById,
    updatedAt: planItems.updatedAt,
    removedAt: planItems.removedAt,
  }),
  from: (chosen) => chosen.from(planItems),
  where: (ctx) => inArray(planItems.planId, read(ctx)),
})

/** For whom a plan was started; the goals name it. */
export const planStartSheet = sheet('plan_starts', {
  id: planStarts.id,
  fields: () => ({
    planId: planStarts.planId,
    teamId: planStarts.teamId,
    juniorId: planStarts.juniorId,
    junior: junior.name,
    title: planStarts.title,
    startsOn: planStarts.startsOn,
    startedById: planStarts.startedById,
    startedBy: starter.name,
    createdAt: planStarts.createdAt,
    leftOut: planStarts.leftOut,
  }),
  from: (chosen) =>
    chosen
      .from(planStarts)
      .innerJoin(junior, eq(junior.id, planStarts.juniorId))
      .innerJoin(starter, eq(starter.id, planStarts.startedById)),
  where: (ctx) => either(ctx, startsVisibleTo, undefined),
})
