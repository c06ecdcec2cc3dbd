import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WidenPage, widenTab } from '#app/_parts/audience/widen-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getCircle } from '#lib/audience/reads.ts'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { pointPlace } from '../place.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ pointId: string }> }

// Shared by `generateMetadata` and the page.
const pointOf = cache(async (pointId: string) => {
  const point = await found(getAgendaPoint(await requireContext(), addressId(pointId)))
  return point.canWiden ? point : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  return { title: widenTab(textInTab(viewer, await pointOf((await params).pointId))) }
}

export default async function WidenPointPage({ params }: Props) {
  const ctx = await requireContext()
  const point = await pointOf((await params).pointId)
  const { readers, back, crumbs } = pointPlace(ctx, point)
  return (
    <WidenPage
      text={{
        ...point,
        shown: (
          <p className="wrap-anywhere">
            <PlainText text={point.body} />
          </p>
        ),
      }}
      words={(visibility) => seenBy(visibility, readers)}
      audiences={['circle']}
      crumbs={crumbs}
      circle={await getCircle({ juniorId: point.junior.id, teamId: point.teamId })}
      viewerId={ctx.viewer.id}
      action={widen}
      sends={{ pointId: point.id, from: back }}
      back={back}
    />
  )
}
