import { eq } from 'drizzle-orm'
import { criteria, milestones, resources, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

// As `lib/roadmaps/reads.ts` says, everyone may read all of them.
const where = () => undefined

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
  where,
})

export const criterionSheet = sheet('criteria', {
  id: criteria.id,
  fields: () => ({ milestoneId: criteria.milestoneId, position: criteria.position, text: criteria.text }),
  from: (chosen) => chosen.from(criteria),
  where,
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
  }),
  from: (chosen) => chosen.from(milestones),
  where,
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
  where,
})

export const roadmapVersionSheet = sheet('roadmap_versions', {
  id: roadmapVersions.id,
  fields: () => ({
    roadmapId: roadmapVersions.roadmapId,
    roadmapKey: roadmaps.key,
    number: roadmapVersions.number,
    title: roadmapVersions.title,
    summary: roadmapVersions.summary,
    publishedAt: roadmapVersions.publishedAt,
  }),
  from: (chosen) =>
    chosen.from(roadmapVersions).innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId)),
  where,
})
