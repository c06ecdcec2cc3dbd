import { notFound } from 'next/navigation'
import type { Ctx } from '#lib/core/context.ts'
import { canAdminister } from '#lib/people/access.ts'

/** The 404 page for everyone who isn't an admin, on pages of the instance that read nothing. */
export function onlyAdmins(ctx: Ctx): void {
  if (!canAdminister(ctx)) notFound()
}
