import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { getMoves } from '#lib/roadmaps/moving-on/back/reads.ts'
import { MovedLately } from './moved-lately.tsx'

type Props = { params: Promise<{ roadmapId: string }> }

// Shared by `generateMetadata` and the page.
const movesOf = cache(async (roadmapId: string) =>
  found(getMoves(await requireContext(), addressId(roadmapId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await movesOf((await params).roadmapId)
  return { title: `Move people back: ${withoutBackticks(title)}` }
}

export default async function MoveBackPage({ params }: Props) {
  const ctx = await requireContext()
  const { roadmapId } = await params
  const { title, moved } = await movesOf(roadmapId)
  const path = `/roadmaps/${roadmapId}`
  return (
    <Page
      title="Move people back"
      lede="A move can be taken back until something new happens on the goals that moved. Everything is then as it was before."
      crumbs={[
        { href: path, label: title },
        { href: `${path}/move-on`, label: 'Move people on' },
      ]}
      width="read"
    >
      <DidNotice />
      {moved.length > 0 ? (
        <MovedLately ctx={ctx} moved={moved} />
      ) : (
        <EmptyList level={2} title="Nothing to take back">
          Nobody was moved on, or something new has happened on their goals since.
        </EmptyList>
      )}
    </Page>
  )
}
