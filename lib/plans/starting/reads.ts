import { and, count, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { startsVisibleTo } from '../access.ts'
import { getPlanHead, listItems } from '../reads.ts'
import { dueAfter } from '../rules.ts'
import { itemsToStart, juniorToStartFor } from './scope.ts'

/** Those of this team whom the viewer may start a plan for, by name. One query. */
export async function listToStartFor(ctx: Ctx, teamId: string) {
  return (await listAssignableJuniors(ctx)).filter((junior) => junior.teamId === teamId)
}

export type PlanToStart = Awaited<ReturnType<typeof getPlanToStart>>

/**
 * What starting the plan would assign, and when. `wanted` is the junior's membership or person; the only one that the
 * viewer may start it for is chosen without. `startsOn` is their day today, unless it's given. Throws NotFound. Eight queries at most.
 */
export async function getPlanToStart(
  ctx: Ctx,
  { teamId, planId }: { teamId: string; planId: string },
  wanted: string | undefined,
  asked: Day | undefined,
) {
  const plan = await getPlanHead(ctx, teamId, planId)
  const juniors = await listToStartFor(ctx, teamId)
  const chosen =
    juniors.find(({ id, personId }) => id === wanted || personId === wanted) ??
    (juniors.length === 1 && wanted === undefined ? juniors[0] : undefined)
  if (!chosen) return { plan, juniors, chosen: null }
  const { zones } = await juniorToStartFor(ctx, db, teamId, chosen.id)
  const today = personDay(ctx.now, zones)
  const startsOn = asked ?? today
  const titles = new Map((await listItems(planId)).map((item) => [item.id, item]))
  const items = await itemsToStart(db, planId, { juniorId: chosen.personId, teamId })
  return {
    plan,
    juniors,
    chosen,
    today,
    startsOn,
    items: items.flatMap(({ id, version, day, fate, name }) => {
      const item = titles.get(id)
      if (!item) return []
      return [
        {
          ...item,
          version,
          day,
          fate,
          title: name,
          dueOn: dueAfter(startsOn, day),
        },
      ]
    }),
  }
}

const starter = alias(people, 'starter')

/** The latest 50 for juniors in whose circle the viewer is. One query. */
export async function listStarts(ctx: Ctx, planId: string) {
  return db
    .select({
      id: planStarts.id,
      title: planStarts.title,
      startsOn: planStarts.startsOn,
      createdAt: planStarts.createdAt,
      leftOut: planStarts.leftOut,
      junior: { id: people.id, name: people.name },
      by: { id: starter.id, name: starter.name },
      goals: count(goals.id),
      achieved: sql`count(case when ${goals.state} = 'achieved' then 1 end)`.mapWith(Number),
    })
    .from(planStarts)
    .innerJoin(people, eq(people.id, planStarts.juniorId))
    .innerJoin(starter, eq(starter.id, planStarts.startedById))
    .leftJoin(goals, eq(goals.planStartId, planStarts.id))
    .where(and(eq(planStarts.planId, planId), startsVisibleTo(ctx)))
    .groupBy(planStarts.id, people.id, starter.id)
    .orderBy(desc(planStarts.createdAt), desc(planStarts.id))
    .limit(50)
}
