import type { SQL } from 'drizzle-orm'
import { actions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { isLeftTo } from '#lib/sessions/access.ts'

export function actionItemsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, actions)
}

type Pair = { mentorId: string; juniorId: string; endedAt: Date | null; isJuniorHere: boolean }

/** Either of the pair. After the mentorship has ended only the junior, unless they have left the team, too. */
export function canClose(ctx: Ctx, action: Pair): boolean {
  if (action.endedAt) return isLeftTo(ctx, action)
  return action.mentorId === ctx.viewer.id || action.juniorId === ctx.viewer.id
}

/**
 * Its text and due date: its author and the person who is to do it. After the mentorship has ended, new words would
 * reach the person who left, so only what the junior keeps for themselves can be edited.
 */
export function canEdit(
  ctx: Ctx,
  action: Pair & { authorId: string; ownerId: string; visibility: Visibility },
): boolean {
  const { authorId, ownerId, visibility, endedAt } = action
  const isAuthor = authorId === ctx.viewer.id
  if (endedAt) return isAuthor && visibility === 'private' && isLeftTo(ctx, action)
  return isAuthor || ownerId === ctx.viewer.id
}

/** Its author, while the mentorship lasts; after that only the junior, what they keep for themselves. */
export function canWithdraw(
  ctx: Ctx,
  action: Pair & { authorId: string; ownerId: string; visibility: Visibility },
): boolean {
  return action.authorId === ctx.viewer.id && canEdit(ctx, action)
}
