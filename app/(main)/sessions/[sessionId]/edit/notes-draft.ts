import { type Drafts, draftOf } from '#app/_parts/drafts/offer.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

/** For the form of the mentor, or of the viewer's own notes. */
export function notesDraft(
  ctx: Ctx,
  drafts: Drafts,
  session: SessionPage,
  verb: 'session_edit' | 'session_notes',
) {
  const { id, mentor, junior, editVersion, notesVersion } = session
  return draftOf(ctx, drafts, {
    verb,
    address: `/sessions/${id}/edit`,
    readers: [mentor.id === ctx.viewer.id ? junior : mentor],
    basis: { version: verb === 'session_edit' ? editVersion : notesVersion },
  })
}
