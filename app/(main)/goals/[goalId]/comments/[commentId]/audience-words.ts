import { seenBy } from '#app/_parts/audience/visibility.ts'
import type { Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { OwnComment } from '#lib/goals/comments/reads.ts'

export function audienceWords(ctx: Ctx, comment: OwnComment, visibility: Visibility): string {
  const junior = { id: comment.juniorId, name: comment.juniorName }
  const reader =
    comment.readerId && comment.readerName ? { id: comment.readerId, name: comment.readerName } : junior
  return seenBy(visibility, { viewer: ctx.viewer, author: ctx.viewer, reader, junior })
}
