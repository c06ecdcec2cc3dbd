import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

/** Whether the viewer looks after people and teams of the whole instance. It gives no right to read anyone's texts. */
export function canAdminister(ctx: Ctx): boolean {
  return ctx.viewer.isAdmin
}

/** Throws NotFound for everyone who isn't an admin: the pages of the instance don't exist for them. */
export function requireAdmin(ctx: Ctx): void {
  if (!canAdminister(ctx)) throw new NotFound()
}
