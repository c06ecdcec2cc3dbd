import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { getKeptAnswer } from '#lib/proposals/reads.ts'

type Kept = Awaited<ReturnType<typeof getKeptAnswer>>

/** For someone who answered and may no longer see what was proposed. */
export function KeptAnswer({ ctx, kept }: { ctx: Ctx; kept: Kept }) {
  const junior = { id: kept.juniorId, name: kept.juniorName }
  return (
    <Page
      title="Your answer to a proposed goal"
      lede={`You no longer have access to what ${fullName(ctx.viewer, junior)} proposed. What you wrote stays yours.`}
      width="read"
    >
      <div className="note">
        <p className="meta">
          {kept.state === 'agreed' ? 'Agreed' : 'Not agreed'}
          {kept.answeredAt && (
            <>
              , <When at={kept.answeredAt} ctx={ctx} />
            </>
          )}
        </p>
        {kept.answer && <Markdown text={kept.answer} />}
      </div>
    </Page>
  )
}
