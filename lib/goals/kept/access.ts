import { and, eq, isNotNull, type SQL } from 'drizzle-orm'
import { goalEvents } from '#db/schema/goals.ts'
import { observations } from '#db/schema/practice.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the viewer's own observations, which stay theirs when they may no longer see the goal. */
export function keptObservationsVisibleTo(ctx: Ctx): SQL {
  return eq(observations.authorId, ctx.viewer.id)
}

/** SQL, as above: steps for which the viewer gave a reason. Only the reason stays theirs. */
export function keptReasonsVisibleTo(ctx: Ctx): SQL {
  return and(eq(goalEvents.actorId, ctx.viewer.id), isNotNull(goalEvents.reason)) as SQL
}
