import { eq, or, type SQL } from 'drizzle-orm'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the viewer wrote it, or leads the team whose roadmap it's about. */
export function suggestionsVisibleTo(ctx: Ctx): SQL {
  return or(eq(roadmapSuggestions.authorId, ctx.viewer.id), leadsNow(ctx, roadmapSuggestions.teamId)) as SQL
}
