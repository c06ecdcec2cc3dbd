import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

/** Gives no right to read anyone's texts. */
export function canAdminister(ctx: Ctx): boolean {
  return ctx.viewer.isAdmin
}

/** Throws NotFound: admin pages don't exist for anyone else. */
export function requireAdmin(ctx: Ctx): void {
  if (!canAdminister(ctx)) throw new NotFound()
}
