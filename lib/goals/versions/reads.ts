import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goalCriteria, goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { criteria, milestones, stages } from '#db/schema/roadmaps.ts'
import { traceCriteria } from './rules.ts'

// Both rely on the caller to check that the viewer may see the goal.

/** The goal's criteria with what they were in the versions before, oldest first, and those that are gone. One query. */
export async function listCriteria(
  goal: { id: string; milestoneId: string; number: number | null },
  earlier: readonly { milestoneId: string; number: number }[],
) {
  const versions = [...earlier, { milestoneId: goal.milestoneId, number: goal.number ?? 0 }]
  const rows = await db
    .select({
      milestoneId: criteria.milestoneId,
      id: criteria.id,
      key: criteria.key,
      text: criteria.text,
      tickedAt: goalCriteria.tickedAt,
      agreedAt: goalCriteria.agreedAt,
      agreedById: goalCriteria.agreedById,
      agreedByName: people.name,
    })
    .from(criteria)
    .leftJoin(goalCriteria, and(eq(goalCriteria.criterionId, criteria.id), eq(goalCriteria.goalId, goal.id)))
    .leftJoin(people, eq(people.id, goalCriteria.agreedById))
    .where(
      inArray(
        criteria.milestoneId,
        versions.map(({ milestoneId }) => milestoneId),
      ),
    )
    .orderBy(asc(criteria.position))
  return traceCriteria(
    versions.map(({ milestoneId, number }) => ({
      number,
      criteria: rows.flatMap(({ milestoneId: of, ...row }) => (of === milestoneId ? [row] : [])),
    })),
  )
}

/**
 * What the goal's milestone needs and its junior hasn't achieved, in the order of the roadmap; `goalId` if they have a goal
 * for it. None or one query.
 */
export async function listMissingNeeds(goal: {
  juniorId: string
  teamId: string
  roadmapId: string | null
  ownVersionId: string | null
  needs: string[] | null
}): Promise<{ key: string; title: string; goalId: string | null }[]> {
  const { roadmapId, ownVersionId, needs } = goal
  if (!roadmapId || !ownVersionId || !needs || needs.length === 0) return []
  const rows = await db
    .select({ key: milestones.key, title: milestones.title, goalId: goals.id, state: goals.state })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .leftJoin(
      goals,
      and(
        eq(goals.juniorId, goal.juniorId),
        eq(goals.teamId, goal.teamId),
        eq(goals.roadmapId, roadmapId),
        eq(goals.milestoneKey, milestones.key),
      ),
    )
    .where(and(eq(stages.roadmapVersionId, ownVersionId), inArray(milestones.key, needs)))
    .orderBy(asc(stages.position), asc(milestones.position))
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((ofOne) => {
    const [first] = ofOne
    if (!first || ofOne.some(({ state }) => state === 'achieved')) return []
    const open = ofOne.find(({ state }) => state !== 'dropped')
    return [{ key: first.key, title: first.title, goalId: open?.goalId ?? null }]
  })
}
