import type { SQL } from 'drizzle-orm'
import { reviews } from '#db/schema/reviews.ts'
import { textVisibleTo } from '#lib/circles/access.ts'
import type { Ctx } from '#lib/context.ts'

/** SQL: the review notes that the viewer may read, with all that belongs to them (findings, linked goals). */
export function visibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, reviews)
}
