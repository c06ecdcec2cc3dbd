import { eq, type SQL } from 'drizzle-orm'
import { jots } from '#db/schema/jots.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `jots`: their author's only, whoever they're about, and also after the author has left that person's circle. */
export function jotsVisibleTo(ctx: Ctx): SQL {
  return eq(jots.authorId, ctx.viewer.id)
}
