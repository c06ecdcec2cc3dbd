import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { decide } from '../../../../_withdrawing/actions.ts'
import { pointPlace } from '../place.ts'

type Props = { params: Promise<{ pointId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawPointPage({ params }: Props) {
  const ctx = await requireContext()
  const point = await found(getAgendaPoint(ctx, addressId((await params).pointId)))
  if (!point.canChange && !point.canPutBack) notFound()
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
