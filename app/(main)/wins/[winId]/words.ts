import type { Ctx } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { Win } from '#lib/wins/reads.ts'

/** To the junior's timeline, for those who see it. */
export function winCrumbs(ctx: Ctx, { junior }: Pick<Win, 'junior'>) {
  const label = junior.id === ctx.viewer.id ? 'Your page' : fullName(ctx.viewer, junior)
  return [{ href: `/people/${junior.id}`, label }]
}
