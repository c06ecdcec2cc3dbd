import { eq, type SQL } from 'drizzle-orm'
import { drafts } from '#db/schema/drafts.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the viewer's own. Nobody else reads a draft, whatever it's about and whomever it's for. */
export function draftsVisibleTo(ctx: Ctx): SQL {
  return eq(drafts.authorId, ctx.viewer.id)
}
