import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { numberWord, withoutBackticks } from '#lib/core/format.ts'
import { canEdit } from '#lib/reviews/access.ts'
import { fullTitle } from '#lib/reviews/links/rules.ts'
import { getReview } from '#lib/reviews/reads.ts'
import { decide } from '../../../_withdrawing/actions.ts'

type Props = { params: Promise<{ reviewId: string }> }

// Shared by `generateMetadata` and the page.
const reviewOf = cache(async (reviewId: string) => {
  const ctx = await requireContext()
  const review = await found(getReview(ctx, addressId(reviewId)))
  return canEdit(ctx, review) ? review : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const review = await reviewOf((await params).reviewId)
  return {
    title: withdrawTab(review, 'your review note', withoutBackticks(fullTitle(review.url, review.title))),
  }
}

export default async function WithdrawReviewPage({ params }: Props) {
  const ctx = await requireContext()
  const review = await reviewOf((await params).reviewId)
  const junior = { id: review.juniorId, name: review.juniorName }
  const back = `/reviews/${review.id}`
  const words = [review.summary, review.wentWell, review.toImprove].filter(Boolean)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="review"
      text={{
        ...review,
        shown: (
          <div className="stack-3">
            {words.map((text) => (
              <Markdown key={text} text={text} />
            ))}
          </div>
        ),
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
