import { and, asc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { matchDocuments } from '#db/search/search.ts'
import type { Asked } from '#db/search/terms.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Named } from '#lib/core/named.ts'
import { documentsVisibleTo } from '#lib/views/search/access.ts'

// Each goal repeats its milestone's text. The goals that the viewer sees of one milestone are one result.

export const goalOfDocument = and(eq(searchDocuments.kind, 'goal'), eq(goals.id, searchDocuments.recordId))

const result = sql`coalesce(${goals.milestoneId}, ${searchDocuments.recordId})`
/** SQL: the number of results, with `goals` joined by `goalOfDocument`. */
export const countedOnce: SQL<number> = sql`count(distinct ${result})`

const isFoundGoal = (ctx: Ctx, asked: Asked) =>
  and(matchDocuments(asked), eq(searchDocuments.kind, 'goal'), documentsVisibleTo(ctx))

/** SQL: any text but a goal's, or the latest of the goals of its milestone. */
export function onePerMilestone(ctx: Ctx, asked: Asked): SQL {
  const latest = db
    .select({ number: sql`max(${searchDocuments.number})` })
    .from(searchDocuments)
    .leftJoin(goals, goalOfDocument)
    .where(isFoundGoal(ctx, asked))
    .groupBy(result)
  return or(ne(searchDocuments.kind, 'goal'), inArray(searchDocuments.number, latest)) as SQL
}

/** `milestone` is its place on the roadmap. */
export type GoalCopy = { goalId: string; junior: Named; milestone: string }

/** By the id of the goal that is shown, where there are several. None or one query. */
export async function listCopies(
  ctx: Ctx,
  asked: Asked,
  shown: readonly { kind: string; recordId: string }[],
): Promise<ReadonlyMap<string, GoalCopy[]>> {
  const ids = shown.filter(({ kind }) => kind === 'goal').map(({ recordId }) => recordId)
  if (ids.length === 0) return new Map()
  const milestoneIds = db.select({ id: goals.milestoneId }).from(goals).where(inArray(goals.id, ids))
  const rows = await db
    .select({
      goalId: goals.id,
      milestoneId: goals.milestoneId,
      roadmapId: goals.roadmapId,
      key: goals.milestoneKey,
      juniorId: people.id,
      name: people.name,
    })
    .from(searchDocuments)
    .innerJoin(goals, goalOfDocument)
    .innerJoin(people, eq(people.id, searchDocuments.juniorId))
    .where(and(isFoundGoal(ctx, asked), inArray(goals.milestoneId, milestoneIds)))
    .orderBy(asc(people.sortKey), asc(people.id), asc(goals.id))
  const copies = new Map<string, GoalCopy[]>()
  for (const id of ids) {
    const milestoneId = rows.find(({ goalId }) => goalId === id)?.milestoneId
    const all = rows.filter((row) => row.milestoneId === milestoneId)
    if (all.length > 1)
      copies.set(
        id,
        all.map(({ goalId, juniorId, name, roadmapId, key }) => ({
          goalId,
          junior: { id: juniorId, name },
          milestone: `/roadmaps/${roadmapId}?open=${key}#${key}`,
        })),
      )
  }
  return copies
}
