import type { SQL } from 'drizzle-orm'
import { actions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

export function actionItemsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, actions)
}

/** Either of the pair, even after the mentorship has ended. */
export function canClose(ctx: Ctx, action: { mentorId: string; juniorId: string }): boolean {
  return action.mentorId === ctx.viewer.id || action.juniorId === ctx.viewer.id
}

/** Only its author, while the mentorship lasts. */
export function canWiden(
  ctx: Ctx,
  action: { authorId: string; visibility: Visibility; endedAt: Date | null },
): boolean {
  return action.authorId === ctx.viewer.id && action.visibility !== 'circle' && action.endedAt === null
}

/** Its author and its owner, even after the mentorship has ended. */
export function canEdit(ctx: Ctx, action: { authorId: string; ownerId: string }): boolean {
  return action.authorId === ctx.viewer.id || action.ownerId === ctx.viewer.id
}
