import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { numberWord } from '#lib/core/format.ts'
import { canEdit } from '#lib/reviews/access.ts'
import { fullTitle } from '#lib/reviews/links/rules.ts'
import { getReview } from '#lib/reviews/reads.ts'
import { decide } from '../../../_withdrawing/actions.ts'

type Props = { params: Promise<{ reviewId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawReviewPage({ params }: Props) {
  const ctx = await requireContext()
  const review = await found(getReview(ctx, addressId((await params).reviewId)))
  if (!canEdit(ctx, review)) notFound()
  const junior = { id: review.juniorId, name: review.juniorName }
  const back = `/reviews/${review.id}`
  const words = [review.summary, review.wentWell, review.toImprove].filter(Boolean)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="review"
      text={{
        ...review,
        shown: words.map((text) => <Markdown key={text} text={text} />),
      }}
      words={seenBy(review.visibility, { viewer: ctx.viewer, author: ctx.viewer, reader: junior, junior })}
      crumbs={[
        { href: '/reviews', label: 'Review notes' },
        { href: back, label: fullTitle(review.url, review.title) },
      ]}
      action={decide}
      back={back}
    >
      {review.findings.length > 0 && (
        <p className="mt-4">
          Its {review.findings.length === 1 ? 'finding' : `${numberWord(review.findings.length)} findings`}{' '}
          will be withdrawn too.
        </p>
      )}
    </WithdrawPage>
  )
}
