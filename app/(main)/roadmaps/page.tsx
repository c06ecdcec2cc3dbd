import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, timeAgo } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { teamsToWriteFor } from '#lib/roadmaps/access.ts'
import { listRoadmaps } from '#lib/roadmaps/reads.ts'
import { listWorkingCopies } from '#lib/roadmaps/working-copies/reads.ts'

export const metadata: Metadata = { title: 'Roadmaps' }

export default async function RoadmapsPage() {
  const ctx = await requireContext()
  const roadmaps = await listRoadmaps(ctx)
  const writes = teamsToWriteFor(ctx).length > 0 || ctx.viewer.isAdmin
  const copies = writes ? await listWorkingCopies(ctx) : []
  return (
    <Page
      title="Roadmaps"
      lede="A roadmap shows the way: stages in order, each with milestones to reach."
      width="read"
      side={
        writes && (
          <div className="flex flex-wrap gap-2">
            <a className="button button--quiet" href="/roadmaps/import">
              Import a file
            </a>
            <a className="button" href="/roadmaps/new">
              New roadmap
            </a>
          </div>
        )
      }
    >
      <DidNotice />
      {roadmaps.length === 0 && (
        <EmptyList title="No roadmap yet">The built-in roadmap is loaded when Cairn starts.</EmptyList>
      )}
      <ul className="sheet rows">
        {roadmaps.map((roadmap) => (
          <li key={roadmap.id}>
            <div>
              <a className="title" href={`/roadmaps/${roadmap.id}`}>
                <PlainText text={roadmap.title} />
              </a>
              <p className="meta">
                {roadmap.retiredAt && 'Retired. '}
                {count(roadmap.stages, 'stage')}, {count(roadmap.milestones, 'milestone')}. Version{' '}
                {roadmap.number}.
                {roadmap.teamName && (
                  <>
                    {' '}
                    Only for <bdi>{roadmap.teamName}</bdi>.
                  </>
                )}
              </p>
              <p className="mt-1 text-sm">
                <MarkdownLine text={roadmap.summary} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {copies.length > 0 && <Copies ctx={ctx} copies={copies} />}
    </Page>
  )
}

type CopiesProps = { ctx: Ctx; copies: Awaited<ReturnType<typeof listWorkingCopies>> }

function Copies({ ctx, copies }: CopiesProps) {
  return (
    <section className="mt-10" aria-labelledby="copies">
      <div className="section-head">
        <h2 id="copies">Being written</h2>
        <p className="meta">Seen only by those who write them</p>
      </div>
      <ul className="sheet rows">
        {copies.map((copy) => (
          <li key={copy.roadmapId}>
            <a className="title" href={`/roadmaps/${copy.roadmapId}/edit`}>
              <PlainText text={copy.title} />
            </a>
            <p className="meta">
              {copy.basedOnId ? 'Next version' : 'Not published yet'}
              {copy.teamName && (
                <>
                  , for <bdi>{copy.teamName}</bdi>
                </>
              )}
              . Saved {timeAgo(copy.updatedAt, ctx.now)} by{' '}
              <bdi>{copy.editor.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, copy.editor)}</bdi>.
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
