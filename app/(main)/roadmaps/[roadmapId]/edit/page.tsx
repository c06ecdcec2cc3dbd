import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { getWorkingCopy, getWrittenRoadmap, type WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { begin } from './actions.ts'
import { Beside } from './beside.tsx'
import { Outline } from './outline.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const copyOf = cache(async (roadmapId: string) => {
  const ctx = await requireContext()
  return (await found(getWorkingCopy(ctx, roadmapId))) ?? { roadmap: await getWrittenRoadmap(ctx, roadmapId) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const written = await copyOf(addressId((await params).roadmapId))
  const title = 'copy' in written ? written.copy.title : (written.roadmap.current?.title ?? '')
  return { title: `Working copy: ${withoutBackticks(title)}` }
}

export default async function WorkingCopyPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const roadmapId = addressId((await params).roadmapId)
  const written = await copyOf(roadmapId)
  if (!('copy' in written)) return <NotBegun roadmapId={roadmapId} roadmap={written.roadmap} />
  const { copy, content } = written
  const milestones = content.stages.reduce((sum, stage) => sum + stage.milestones.length, 0)
  return (
    <Page
      eyebrow={`Working copy for version ${written.number}`}
      title={copy.title}
      lede={`${count(content.stages.length, 'stage')}, ${count(milestones, 'milestone')}. ${readersOf(written)}`}
      crumbs={crumbsOf(written)}
      side={
        <span className="flex flex-wrap gap-2">
          <a className="button" href={`/roadmaps/${roadmapId}/about`}>
            Edit title and summary
          </a>
          <a className="button" href={`/roadmaps/${roadmapId}/levels`}>
            Edit levels
          </a>
        </span>
      }
    >
      <DidNotice />
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-outline lg:gap-12">
        <Outline written={written} open={one((await searchParams).stage)} />
        <Beside ctx={ctx} written={written} />
      </div>
    </Page>
  )
}

function readersOf({ teamName, current }: WorkingCopy): string {
  const readers = teamName
    ? `Only the leads of ${teamName} can see this copy.`
    : 'Only admins can see this copy.'
  return current
    ? `${readers} People on the roadmap keep their goals as they are until someone moves them on.`
    : readers
}

type Crumbed = { id: string; current: { title: string } | null; copy: { title: string } | null }

export function crumbsOf({ id, current }: Crumbed) {
  const roadmaps = { href: '/roadmaps', label: 'Roadmaps' }
  return current ? [roadmaps, { href: `/roadmaps/${id}`, label: current.title }] : [roadmaps]
}

/** For a page within the working copy. `place` is where it leads back to there. */
export function crumbsWithin(roadmap: Crumbed, place = '') {
  const label = roadmap.current ? 'Working copy' : (roadmap.copy?.title ?? '')
  return [...crumbsOf(roadmap), { href: `/roadmaps/${roadmap.id}/edit${place}`, label }]
}

/** Also for someone whose page was open when another one published it. */
function NotBegun({
  roadmapId,
  roadmap,
}: {
  roadmapId: string
  roadmap: Awaited<ReturnType<typeof getWrittenRoadmap>>
}) {
  return (
    <Page title={roadmap.current?.title ?? 'Roadmap'} crumbs={crumbsOf(roadmap)} width="read">
      <EmptyList
        level={2}
        title="Nobody is changing this roadmap now"
        action={
          <ActionForm action={begin} formId={newId()} fixed={{ roadmapId }} aria-label="Begin a working copy">
            <SubmitButton>{`Begin version ${roadmap.number}`}</SubmitButton>
          </ActionForm>
        }
      >
        {`A working copy begins as version ${roadmap.number - 1}. People see it once it’s published.`}
      </EmptyList>
    </Page>
  )
}
