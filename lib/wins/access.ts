import type { SQL } from 'drizzle-orm'
import { wins } from '#db/schema/wins.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `wins`: the author's, and the circle's unless it's private. */
export function winsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, wins)
}
