import type { SQL } from 'drizzle-orm'
import { goals } from '#db/schema/goals.ts'
import { inCircle } from '#lib/circles/access.ts'
import type { Ctx } from '#lib/context.ts'

/** SQL: the goals that the viewer may see: those of the circles that they are in now. */
export function visibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, goals)
}
