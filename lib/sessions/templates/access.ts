import type { SQL } from 'drizzle-orm'
import { sessionTemplates } from '#db/schema/templates.ts'
import { guidedBy, ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `session_templates`: those of teams in which the viewer is a lead or a mentor now. */
export function templatesVisibleTo(ctx: Ctx): SQL {
  return guidedBy(ctx, sessionTemplates.teamId)
}

/** SQL over `session_templates`: those of teams that the viewer leads. */
export function templatesWrittenBy(ctx: Ctx): SQL {
  return ledBy(ctx, sessionTemplates.teamId)
}

/** Whether the viewer reads templates of this team. */
export function readsTemplatesOf(ctx: Ctx, teamId: string): boolean {
  return ctx.viewer.roles.some((held) => held.teamId === teamId && held.role !== 'junior')
}

/** Whether the viewer writes templates of this team. */
export function writesTemplatesOf(ctx: Ctx, teamId: string): boolean {
  return ctx.viewer.roles.some((held) => held.teamId === teamId && held.role === 'lead')
}
