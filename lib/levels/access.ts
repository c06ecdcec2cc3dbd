import { eq, or, type SQL } from 'drizzle-orm'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { inCircle } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `level_confirmations`: the circle's. */
export function confirmationsVisibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, levelConfirmations)
}

/** SQL over `level_sentences` joined with their confirmations: also the author's, after they have left the circle. */
export function sentencesVisibleTo(ctx: Ctx): SQL {
  return or(eq(levelSentences.authorId, ctx.viewer.id), confirmationsVisibleTo(ctx)) as SQL
}

/** SQL over `level_confirmations`: the viewer took it back, so its reason is theirs to read. */
export function reasonsVisibleTo(ctx: Ctx): SQL {
  return or(eq(levelConfirmations.takenBackById, ctx.viewer.id), confirmationsVisibleTo(ctx)) as SQL
}
