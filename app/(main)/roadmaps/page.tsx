import type { Metadata } from 'next'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import { listRoadmaps } from '#lib/roadmaps/reads.ts'

export const metadata: Metadata = { title: 'Roadmaps' }

export default async function RoadmapsPage() {
  const ctx = await requireContext()
  const roadmaps = await listRoadmaps(ctx)
  return (
    <Page
      title="Roadmaps"
      lede="A roadmap shows the way: stages in order, each with milestones to reach."
      width="read"
    >
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
                {count(roadmap.stages, 'stage')}, {count(roadmap.milestones, 'milestone')}. Version{' '}
                {roadmap.number}.{roadmap.teamName && ` Only for ${roadmap.teamName}.`}
                {roadmap.retiredAt && ' Retired.'}
              </p>
              <p className="mt-1 text-sm">
                <MarkdownLine text={roadmap.summary} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
