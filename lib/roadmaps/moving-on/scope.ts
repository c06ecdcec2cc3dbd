import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { criteria, milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { MovingGoal, VersionMilestone } from './rules.ts'

type Source = Pick<Transaction, 'select'>
type Junior = { juniorId: string; teamId: string }

const place = ({ juniorId, teamId }: Junior) => `${juniorId} ${teamId}`

/**
 * What `planMove` needs: the milestones of a version, in order, and each junior’s goals on the roadmap with the
 * milestones that they have now. The caller checks that the viewer may see them. Five queries at most.
 */
export async function movingGoals(
  from: Source,
  roadmapId: string,
  versionId: string,
  juniors: readonly Junior[],
) {
  const rows = await from
    .select({
      id: goals.id,
      juniorId: goals.juniorId,
      teamId: goals.teamId,
      state: goals.state,
      milestoneId: goals.milestoneId,
      milestoneKey: goals.milestoneKey,
      version: goals.version,
      assignedById: goals.assignedById,
      createdAt: goals.createdAt,
      updatedAt: goals.updatedAt,
    })
    .from(goals)
    .where(
      and(
        inArray(
          goals.juniorId,
          juniors.map(({ juniorId }) => juniorId),
        ),
        eq(goals.roadmapId, roadmapId),
      ),
    )
    .orderBy(asc(goals.createdAt), asc(goals.id))
  const own = [...new Set(rows.map(({ milestoneId }) => milestoneId))]
  const to = await milestonesWhere(from, eq(stages.roadmapVersionId, versionId))
  const known = own.length > 0 ? await milestonesWhere(from, inArray(milestones.id, own)) : []
  const milestoneOf = new Map(known.map((milestone) => [milestone.id, milestone]))
  const goalsOf = Map.groupBy(
    rows.flatMap((row) => {
      const milestone = milestoneOf.get(row.milestoneId)
      return milestone ? [{ ...row, from: milestone }] : []
    }),
    place,
  )
  return {
    milestones: to,
    goalsOf: (junior: Junior): LoadedGoal[] => goalsOf.get(place(junior)) ?? [],
  }
}

export type LoadedGoal = MovingGoal & {
  juniorId: string
  teamId: string
  milestoneId: string
  version: number
  assignedById: string
  createdAt: Date
  updatedAt: Date
}

/** In order. Two queries. */
export async function milestonesWhere(
  from: Source,
  condition: SQL,
): Promise<(VersionMilestone & { versionId: string })[]> {
  const rows = await from
    .select({
      id: milestones.id,
      key: milestones.key,
      kind: milestones.kind,
      stageKey: stages.key,
      stageTitle: stages.title,
      stagePosition: stages.position,
      number: roadmapVersions.number,
      versionId: roadmapVersions.id,
      title: milestones.title,
      description: milestones.description,
      outcome: milestones.outcome,
      rubric: milestones.rubric,
      period: milestones.period,
      entriesPerPeriod: milestones.entriesPerPeriod,
      periodsNeeded: milestones.periodsNeeded,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .where(condition)
    .orderBy(asc(roadmapVersions.number), asc(stages.position), asc(milestones.position))
  const criterionRows = await from
    .select({ id: criteria.id, milestoneId: criteria.milestoneId, key: criteria.key, text: criteria.text })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(criteria, eq(criteria.milestoneId, milestones.id))
    .where(condition)
    .orderBy(asc(criteria.position))
  const criteriaOf = Map.groupBy(criterionRows, ({ milestoneId }) => milestoneId)
  return rows.map(({ outcome, rubric, period, entriesPerPeriod, periodsNeeded, ...milestone }) => ({
    ...milestone,
    criteria: (criteriaOf.get(milestone.id) ?? []).map(({ id, key, text }) => ({ id, key, text })),
    texts: [
      outcome ?? '',
      ...(rubric ?? []).flatMap(({ title, text }) => [title, text]),
      period ? `${entriesPerPeriod} a ${period}, ${periodsNeeded} times` : '',
    ],
  }))
}
