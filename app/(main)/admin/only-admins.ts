import { notFound } from 'next/navigation'
import type { Ctx } from '#lib/core/context.ts'
import { canAdminister } from '#lib/people/access.ts'

/** Shows everyone but admins the 404 page. For pages that read nothing, where no read would do it. */
export function onlyAdmins(ctx: Ctx): void {
  if (!canAdminister(ctx)) notFound()
}
