import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { criteria, milestones, resources, stages } from '#db/schema/roadmaps.ts'

const milestoneColumns = {
  id: milestones.id,
  stageId: milestones.stageId,
  key: milestones.key,
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
}

/**
 * The stages of each of these versions, in order, with their milestones. The caller checks that the viewer sees them. Four
 * queries.
 */
export async function stagesOfVersions(versionIds: readonly string[]) {
  const ofVersion = inArray(stages.roadmapVersionId, [...versionIds])
  const stageRows = await db
    .select({
      id: stages.id,
      versionId: stages.roadmapVersionId,
      key: stages.key,
      position: stages.position,
      title: stages.title,
      summary: stages.summary,
    })
    .from(stages)
    .where(ofVersion)
    .orderBy(asc(stages.position))
  const milestoneRows = await db
    .select(milestoneColumns)
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(ofVersion)
    .orderBy(asc(stages.position), asc(milestones.position))
  const criterionRows = await db
    .select({ id: criteria.id, milestoneId: criteria.milestoneId, key: criteria.key, text: criteria.text })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .innerJoin(criteria, eq(criteria.milestoneId, milestones.id))
    .where(ofVersion)
    .orderBy(asc(criteria.position))
  const resourceRows = await db
    .select({
      id: resources.id,
      milestoneId: resources.milestoneId,
      kind: resources.kind,
      title: resources.title,
      url: resources.url,
    })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .innerJoin(resources, eq(resources.milestoneId, milestones.id))
    .where(ofVersion)
    .orderBy(asc(resources.position))
  const criteriaOf = Map.groupBy(criterionRows, (row) => row.milestoneId)
  const resourcesOf = Map.groupBy(resourceRows, (row) => row.milestoneId)
  const milestonesOf = Map.groupBy(milestoneRows, (row) => row.stageId)
  const whole = stageRows.map(({ versionId, ...stage }) => ({
    versionId,
    stage: {
      ...stage,
      milestones: (milestonesOf.get(stage.id) ?? []).map((milestone) => ({
        ...milestone,
        criteria: criteriaOf.get(milestone.id) ?? [],
        resources: resourcesOf.get(milestone.id) ?? [],
      })),
    },
  }))
  return (versionId: string) => whole.flatMap((each) => (each.versionId === versionId ? [each.stage] : []))
}
