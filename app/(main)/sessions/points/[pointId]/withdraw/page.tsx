import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { decide } from '../../../../_withdrawing/actions.ts'
import { pointPlace } from '../place.ts'

type Props = { params: Promise<{ pointId: string }> }

// Shared by `generateMetadata` and the page.
const pointOf = cache(async (pointId: string) => {
  const point = await found(getAgendaPoint(await requireContext(), addressId(pointId)))
  return point.canChange || point.canPutBack ? point : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const point = await pointOf((await params).pointId)
  return { title: withdrawTab(point, 'your point', textInTab(viewer, point)) }
}

export default async function WithdrawPointPage({ params }: Props) {
  const ctx = await requireContext()
  const point = await pointOf((await params).pointId)
  const { readers, back, crumbs } = pointPlace(ctx, point)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="agenda_point"
      text={{
        ...point,
        shown: (
          <p className="wrap-anywhere">
            <PlainText text={point.body} />
          </p>
        ),
      }}
      words={seenBy(point.visibility, readers)}
      crumbs={crumbs}
      action={decide}
      back={back}
    />
  )
}
