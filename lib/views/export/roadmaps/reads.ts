import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { criteria, milestones, resources, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { isOwnRoadmap, roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { type Exporting, either, goalsExported } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

// What a person's goals were assigned from is also there after they left that team.
const roadmapsExported = (ctx: Exporting) =>
  either(ctx, (ctx) => or(roadmapsVisibleTo(ctx), isOwnRoadmap(ctx)) as SQL, undefined)

const versions = (ctx: Exporting) =>
  db
    .select({ id: roadmapVersions.id })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(roadmapsExported(ctx))

const milestonesExported = (ctx: Exporting) =>
  db
    .select({ id: milestones.id })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .where(inArray(stages.roadmapVersionId, versions(ctx)))
    .union(
      db
        .select({ id: milestones.id })
        .from(milestones)
        .innerJoin(goals, eq(goals.milestoneId, milestones.id))
        // An own goal's goes where the goal goes.
        .where(and(isNull(milestones.stageId), goalsExported(ctx))),
    )

export const resourceSheet = sheet('resources', {
  id: resources.id,
  fields: () => ({
    milestoneId: resources.milestoneId,
    position: resources.position,
    kind: resources.kind,
    title: resources.title,
    url: resources.url,
  }),
  from: (chosen) => chosen.from(resources),
  where: (ctx) => inArray(resources.milestoneId, milestonesExported(ctx)),
})

export const criterionSheet = sheet('criteria', {
  id: criteria.id,
  fields: () => ({
    milestoneId: criteria.milestoneId,
    key: criteria.key,
    position: criteria.position,
    text: criteria.text,
  }),
  from: (chosen) => chosen.from(criteria),
  where: (ctx) => inArray(criteria.milestoneId, milestonesExported(ctx)),
})

export const milestoneSheet = sheet('milestones', {
  id: milestones.id,
  fields: () => ({
    stageId: milestones.stageId,
    key: milestones.key,
    position: milestones.position,
    kind: milestones.kind,
    title: milestones.title,
    description: milestones.description,
    outcome: milestones.outcome,
    rubric: milestones.rubric,
    period: milestones.period,
    entriesPerPeriod: milestones.entriesPerPeriod,
    periodsNeeded: milestones.periodsNeeded,
    needs: milestones.needs,
    weeks: milestones.weeks,
    shown: milestones.shown,
  }),
  from: (chosen) => chosen.from(milestones),
  where: (ctx) => inArray(milestones.id, milestonesExported(ctx)),
})

export const stageSheet = sheet('stages', {
  id: stages.id,
  fields: () => ({
    roadmapVersionId: stages.roadmapVersionId,
    key: stages.key,
    position: stages.position,
    title: stages.title,
    summary: stages.summary,
  }),
  from: (chosen) => chosen.from(stages),
  where: (ctx) => inArray(stages.roadmapVersionId, versions(ctx)),
})

export const roadmapVersionSheet = sheet('roadmap_versions', {
  id: roadmapVersions.id,
  fields: () => ({
    roadmapId: roadmapVersions.roadmapId,
    roadmapKey: roadmaps.key,
    teamId: roadmaps.teamId,
    isBuiltIn: roadmaps.isBuiltIn,
    retiredAt: roadmaps.retiredAt,
    retiredById: roadmaps.retiredById,
    number: roadmapVersions.number,
    title: roadmapVersions.title,
    summary: roadmapVersions.summary,
    levels: roadmapVersions.levels,
    note: roadmapVersions.note,
    publishedAt: roadmapVersions.publishedAt,
    publishedById: roadmapVersions.publishedById,
  }),
  from: (chosen) =>
    chosen.from(roadmapVersions).innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId)),
  where: roadmapsExported,
})
