import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people, teams } from '#db/schema/people.ts'
import { planItems, plans } from '#db/schema/plans.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { MilestoneKind } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { plansVisibleTo, writesPlansOf } from './access.ts'
import { inOrderOfDays } from './rules.ts'
import { isNewest } from './scope.ts'

const editor = alias(people, 'plan_editor')
const retirer = alias(people, 'plan_retirer')

/** By title, retired ones last; `lastDay` is null for an empty one. The caller checks that the viewer reads this team's. One query. */
export async function listPlans(ctx: Ctx, teamId: string) {
  return db
    .select({
      id: plans.id,
      title: plans.title,
      summary: plans.summary,
      retiredAt: plans.retiredAt,
      items: sql`count(${planItems.id})`.mapWith(Number),
      lastDay: sql<number | null>`max(${planItems.day})`,
    })
    .from(plans)
    .leftJoin(planItems, and(eq(planItems.planId, plans.id), isNull(planItems.removedAt)))
    .where(and(eq(plans.teamId, teamId), plansVisibleTo(ctx)))
    .groupBy(plans.id)
    .orderBy(asc(isNotNull(plans.retiredAt)), asc(plans.title), asc(plans.id))
}

export type PlanHead = Awaited<ReturnType<typeof getPlanHead>>

/** Throws NotFound unless the viewer reads it, and it's this team's. One query. */
export async function getPlanHead(ctx: Ctx, teamId: string, planId: string) {
  const [row] = await db
    .select({
      id: plans.id,
      teamId: plans.teamId,
      teamName: teams.name,
      title: plans.title,
      summary: plans.summary,
      version: plans.version,
      updatedAt: plans.updatedAt,
      editor: { id: editor.id, name: editor.name },
      retiredAt: plans.retiredAt,
      retirer: { id: retirer.id, name: retirer.name },
    })
    .from(plans)
    .innerJoin(teams, eq(teams.id, plans.teamId))
    .innerJoin(editor, eq(editor.id, plans.updatedById))
    .leftJoin(retirer, eq(retirer.id, plans.retiredById))
    .where(and(eq(plans.id, planId), eq(plans.teamId, teamId), plansVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return { ...row, canWrite: writesPlansOf(ctx, row.teamId) }
}

/** Where the plan is. Throws NotFound. One query. */
export async function planAddress(ctx: Ctx, planId: string): Promise<string> {
  const [row] = await db
    .select({ teamId: plans.teamId })
    .from(plans)
    .where(and(eq(plans.id, planId), plansVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return `/teams/${row.teamId}/plans/${planId}`
}

/** The team's roadmaps and everybody's that aren't retired, by title. One query. */
export async function listRoadmapsToPlan(ctx: Ctx, teamId: string) {
  return db
    .select({ id: roadmaps.id, title: roadmapVersions.title })
    .from(roadmaps)
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .where(
      and(
        isNull(roadmaps.retiredAt),
        or(isNull(roadmaps.teamId), eq(roadmaps.teamId, teamId)),
        roadmapsVisibleTo(ctx),
      ),
    )
    .orderBy(asc(roadmapVersions.title), asc(roadmaps.id))
}

/** Throws NotFound unless the viewer writes it. One query. */
export async function getWrittenPlan(ctx: Ctx, teamId: string, planId: string): Promise<PlanHead> {
  const plan = await getPlanHead(ctx, teamId, planId)
  if (!plan.canWrite) throw new NotFound()
  return plan
}

/** Of a milestone, its kind and title are those of the newest version that has it, and `isGone` if that isn't the current one. */
export type ItemOfPlan = {
  id: string
  day: number
  position: number
  version: number
  roadmapId: string | null
  milestoneKey: string | null
  title: string
  kind: MilestoneKind
  description: string
  outcome: string | null
  criteria: string[]
  roadmapTitle: string | null
  stagePosition: number | null
  isGone: boolean
  isRetired: boolean
  removedAt: Date | null
  by: { id: string; name: string }
}

/** In order, removed ones too. The caller checks that the viewer reads the plan. One query. */
export async function listItems(planId: string): Promise<ItemOfPlan[]> {
  const rows = await db
    .select({
      id: planItems.id,
      day: planItems.day,
      position: planItems.position,
      version: planItems.version,
      roadmapId: planItems.roadmapId,
      milestoneKey: planItems.milestoneKey,
      title: planItems.title,
      kind: planItems.kind,
      description: planItems.description,
      outcome: planItems.outcome,
      criteria: planItems.criteria,
      removedAt: planItems.removedAt,
      by: { id: editor.id, name: editor.name },
      milestoneTitle: milestones.title,
      milestoneKind: milestones.kind,
      stagePosition: stages.position,
      roadmapTitle: roadmapVersions.title,
      isCurrent: sql`case when ${isCurrentVersion()} then 1 else 0 end`.mapWith(Boolean),
      retiredAt: roadmaps.retiredAt,
    })
    .from(planItems)
    .innerJoin(editor, eq(editor.id, planItems.updatedById))
    .leftJoin(milestones, isNewest)
    .leftJoin(stages, eq(stages.id, milestones.stageId))
    .leftJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .leftJoin(roadmaps, eq(roadmaps.id, planItems.roadmapId))
    .where(eq(planItems.planId, planId))
  return rows
    .map(({ milestoneTitle, milestoneKind, isCurrent, retiredAt, ...row }) => ({
      ...row,
      title: row.title ?? milestoneTitle ?? row.milestoneKey ?? '',
      kind: row.kind ?? milestoneKind ?? 'skill',
      description: row.description ?? '',
      criteria: row.criteria ?? [],
      isGone: row.milestoneKey !== null && !isCurrent,
      isRetired: retiredAt !== null,
    }))
    .sort(inOrderOfDays)
}
