import type { SQL } from 'drizzle-orm'
import { actions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the actions that the viewer may read. */
export function actionItemsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, actions)
}

/** Whether the viewer may close and reopen it: either of the pair. */
export function canClose(ctx: Ctx, action: { mentorId: string; juniorId: string }): boolean {
  return action.mentorId === ctx.viewer.id || action.juniorId === ctx.viewer.id
}

/** Whether the viewer may let the junior's circle read it: who wrote it, as long as the mentorship goes on. */
export function canWiden(
  ctx: Ctx,
  action: { authorId: string; visibility: Visibility; endedAt: Date | null },
): boolean {
  return action.authorId === ctx.viewer.id && action.visibility !== 'circle' && action.endedAt === null
}

/** Whether the viewer may change its words and its day: who wrote it, and who is to do it. */
export function canEdit(ctx: Ctx, action: { authorId: string; ownerId: string }): boolean {
  return action.authorId === ctx.viewer.id || action.ownerId === ctx.viewer.id
}
