import { Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { timeAgo } from '#lib/core/format.ts'
import { listNamedDrafts } from '#lib/views/drafts/reads.ts'
import { draftWords } from '#lib/views/drafts/rules.ts'
import { draftHref } from './draft-links.ts'
import { noteSeen } from './seen.ts'

/** The viewer's newest draft, for their home. Nothing if there's none. */
export async function BegunDraft({ ctx }: { ctx: Ctx }) {
  const drafts = await listNamedDrafts(ctx, 1)
  const [draft] = drafts
  if (!draft) return null
  noteSeen(ctx, drafts)
  return (
    <Notice
      action={
        <a className="button button--small" href={draftHref(draft)}>
          Continue writing
        </a>
      }
    >
      You started {draftWords(draft)}, {timeAgo(draft.updatedAt, ctx.now)}. <a href="/drafts">Your drafts</a>
    </Notice>
  )
}
