import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { goalStates } from '#db/words.ts'
import { inCircle, isJuniorNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** How many people have a milestone as a goal, and how many of them have achieved it. */
export type Holding = { people: number; achieved: number }
/** By the milestone's key; only those that someone has. */
export type Holders = ReadonlyMap<string, Holding>

const held = goalStates.filter((state) => state !== 'dropped')

/**
 * Juniors of the team who have milestones of its roadmap as goals, as far as the viewer is in their circle. Undefined for
 * everybody's, whose writers see nobody's goals. One query at most.
 */
export async function countHolders(
  ctx: Ctx,
  { id, teamId }: { id: string; teamId: string | null },
): Promise<Holders | undefined> {
  if (teamId === null) return undefined
  // A junior has one goal of a milestone, besides those that were dropped.
  const rows = await db
    .select({
      key: goals.milestoneKey,
      people: count(),
      achieved: sql<number>`sum(case when ${goals.state} = 'achieved' then 1 else 0 end)`,
    })
    .from(goals)
    .where(
      and(
        eq(goals.teamId, teamId),
        inArray(goals.state, held),
        eq(goals.roadmapId, id),
        isJuniorNow(goals),
        inCircle(ctx, goals),
      ),
    )
    .groupBy(goals.milestoneKey)
  return new Map(
    rows.map(({ key, people, achieved }) => [key, { people: Number(people), achieved: Number(achieved) }]),
  )
}
