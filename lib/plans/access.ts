import type { SQL } from 'drizzle-orm'
import { planStarts, plans } from '#db/schema/plans.ts'
import { guidedBy, inCircle, ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `plans`: those of teams in which the viewer is a lead or a mentor now. Juniors see only what was assigned by one. */
export function plansVisibleTo(ctx: Ctx): SQL {
  return guidedBy(ctx, plans.teamId)
}

/** SQL over `plans`: those of teams that the viewer leads. */
export function plansWrittenBy(ctx: Ctx): SQL {
  return ledBy(ctx, plans.teamId)
}

/** SQL over `plan_starts`: their title, start and who started them are the circle's, as the goals are. */
export function startsVisibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, planStarts)
}

/** Whether the viewer reads plans of this team. */
export function readsPlansOf(ctx: Ctx, teamId: string): boolean {
  return ctx.viewer.roles.some((held) => held.teamId === teamId && held.role !== 'junior')
}

/** Whether the viewer writes plans of this team. */
export function writesPlansOf(ctx: Ctx, teamId: string): boolean {
  return ctx.viewer.roles.some((held) => held.teamId === teamId && held.role === 'lead')
}
