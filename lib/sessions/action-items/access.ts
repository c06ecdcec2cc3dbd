import type { SQL } from 'drizzle-orm'
import { actions } from '#db/schema/sessions.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

export function actionItemsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, actions)
}

/** Either of the pair, even after the mentorship has ended. */
export function canClose(ctx: Ctx, action: { mentorId: string; juniorId: string }): boolean {
  return action.mentorId === ctx.viewer.id || action.juniorId === ctx.viewer.id
}

/** Its text and due date: its author and the person who is to do it. */
export function canEdit(ctx: Ctx, action: { authorId: string; ownerId: string }): boolean {
  return action.authorId === ctx.viewer.id || action.ownerId === ctx.viewer.id
}
