import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { planItems, plans } from '#db/schema/plans.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { inCircle, inOwnTeams } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { plansVisibleTo } from '#lib/plans/access.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'

// Names are few, so they're all read and compared in the program: that ignores accents on any database.

export type FoundJunior = { id: string; name: string; teamName: string }
export type FoundMilestone = {
  id: string
  key: string
  title: string
  roadmapId: string
  stageTitle: string
}

/** Juniors in whose circle the viewer is, by name. One query. */
export async function listJuniors(ctx: Ctx): Promise<FoundJunior[]> {
  const circle = { juniorId: memberships.personId, teamId: memberships.teamId }
  const rows = await db
    .select({ id: people.id, name: people.name, teamName: teams.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
        inOwnTeams(ctx, memberships.teamId),
        inCircle(ctx, circle),
      ),
    )
    .orderBy(asc(people.sortKey), asc(people.id), asc(teams.sortKey))
  const found = new Map<string, FoundJunior>()
  for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
  return [...found.values()]
}

/**
 * Of each roadmap, from the version that the viewer is on as a junior, or else the current one: what its page shows them.
 * One query.
 */
export async function listMilestones(ctx: Ctx): Promise<FoundMilestone[]> {
  const own = db
    .select({ id: roadmapPeople.roadmapVersionId })
    .from(roadmapPeople)
    .where(eq(roadmapPeople.juniorId, ctx.viewer.id))
  const versions = db
    .select({ id: roadmapVersions.id })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(and(or(isCurrentVersion(), inArray(roadmapVersions.id, own)), roadmapsVisibleTo(ctx)))
  const rows = await db
    .select({
      id: milestones.id,
      key: milestones.key,
      title: milestones.title,
      roadmapId: roadmapVersions.roadmapId,
      number: roadmapVersions.number,
      isOwn: sql<number>`case when ${inArray(roadmapVersions.id, own)} then 1 else 0 end`,
      stageTitle: stages.title,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .where(inArray(stages.roadmapVersionId, versions))
    .orderBy(asc(roadmapVersions.roadmapId), asc(stages.position), asc(milestones.position))
  const shown = new Map<string, { number: number; isOwn: number }>()
  for (const row of rows) {
    const before = shown.get(row.roadmapId)
    if (!before || row.isOwn > before.isOwn || (row.isOwn === before.isOwn && row.number > before.number))
      shown.set(row.roadmapId, row)
  }
  return rows
    .filter(({ roadmapId, number }) => shown.get(roadmapId)?.number === number)
    .map(({ id, key, title, roadmapId, stageTitle }) => ({ id, key, title, roadmapId, stageTitle }))
}

/** `id` is that of the plan itself, or of an own goal in it. Milestones are found as such. */
export type FoundPlan = { id: string; planId: string; teamId: string; title: string; planTitle: string }

/** Of the plans that the viewer reads, with their own goals. One query. */
export async function listPlanNames(ctx: Ctx): Promise<FoundPlan[]> {
  const rows = await db
    .select({
      planId: plans.id,
      teamId: plans.teamId,
      planTitle: plans.title,
      itemId: planItems.id,
      title: planItems.title,
    })
    .from(plans)
    .leftJoin(
      planItems,
      and(eq(planItems.planId, plans.id), isNull(planItems.removedAt), isNotNull(planItems.title)),
    )
    .where(plansVisibleTo(ctx))
    .orderBy(asc(plans.title), asc(plans.id), asc(planItems.day), asc(planItems.position))
  const found = new Map<string, FoundPlan>()
  for (const { itemId, title, ...plan } of rows) {
    if (!found.has(plan.planId)) found.set(plan.planId, { ...plan, id: plan.planId, title: plan.planTitle })
    if (itemId && title !== null) found.set(itemId, { ...plan, id: itemId, title })
  }
  return [...found.values()]
}
