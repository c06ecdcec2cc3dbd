import { after } from 'next/server'
import type { Ctx } from '#lib/core/context.ts'
import { noteFailure } from '#lib/core/failures.ts'
import type { Draft } from '#lib/record/drafts/reads.ts'
import { isSeenAgain } from '#lib/record/drafts/rules.ts'
import { markDraftsSeen } from '#lib/record/drafts/writes.ts'

/** A draft stays as long as its author sees it now and then. Written once the page is sent. */
export function noteSeen(ctx: Ctx, drafts: readonly Draft[]): void {
  const ids = drafts.filter((draft) => isSeenAgain(draft, ctx.now)).map(({ id }) => id)
  if (ids.length > 0) after(() => markDraftsSeen(ctx, ids).catch((error) => noteFailure(null, error)))
}
