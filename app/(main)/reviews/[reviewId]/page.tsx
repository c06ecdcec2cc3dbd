import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { Edited } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Withdrawn, WithdrawnMark, withdrawnTab } from '#app/_parts/audience/withdrawn.tsx'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Tally } from '#app/_parts/reviews/finding-mark.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { findContext, requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { longDay, withoutBackticks } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { canEdit } from '#lib/reviews/access.ts'
import { fullTitle, kindOfLink, nameOfLink } from '#lib/reviews/links/rules.ts'
import { getReview, getWithdrawnReview, type Review } from '#lib/reviews/reads.ts'
import { tallyFindings } from '#lib/reviews/rules.ts'
import { Finding } from './finding.tsx'

type Props = { params: Promise<{ reviewId: string }> }

// Shared by `generateMetadata` and the page.
const readReview = cache(async (ctx: Ctx, address: string) => {
  const id = addressId(address)
  try {
    return await getReview(ctx, id)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return found(getWithdrawnReview(ctx, id))
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await findContext()
  if (!ctx) return {}
  const review = await readReview(ctx, (await params).reviewId)
  if ('kind' in review) return { title: withdrawnTab(ctx, 'Review note', review) }
  return { title: withoutBackticks(fullTitle(review.url, review.title)) }
}

export default async function ReviewPage({ params }: Props) {
  const ctx = await requireContext()
  const review = await readReview(ctx, (await params).reviewId)
  if ('kind' in review) return <WithdrawnReview ctx={ctx} line={review} />
  const people = {
    viewer: ctx.viewer,
    author: { id: review.authorId, name: review.authorName },
    reader: { id: review.juniorId, name: review.juniorName },
    junior: { id: review.juniorId, name: review.juniorName },
  }
  const isAuthor = canEdit(ctx, review)
  return (
    <Page
      title={fullTitle(review.url, review.title)}
      eyebrow={
        <>
          Review of{' '}
          <Time at={review.reviewedOn}>{longDay(review.reviewedOn, dayIn(ctx.now, ctx.timeZone))}</Time>
        </>
      }
      lede={whoAndWhom(ctx, review)}
      crumbs={[{ href: '/reviews', label: 'Review notes' }]}
      below={
        <p className="mt-3">
          <VisibilityMark visibility={review.visibility} words={seenBy(review.visibility, people)} />
        </p>
      }
      side={
        isAuthor &&
        !review.withdrawnAt && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <a className="button" href={`/reviews/${review.id}/edit`}>
              <Icon name="pencil" />
              Edit
            </a>
            <a className="button button--quiet" href={`/reviews/${review.id}/withdraw`}>
              Withdraw
            </a>
          </div>
        )
      }
    >
      <DidNotice />
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-form lg:gap-12">
        <div
          className={
            review.visibility === 'private' ? 'stack-9 sm:stack-10 note--private' : 'stack-9 sm:stack-10'
          }
        >
          <WithdrawnMark
            ctx={ctx}
            at={review.withdrawnAt}
            href={isAuthor && `/reviews/${review.id}/withdraw`}
          />
          {review.summary && <Markdown text={review.summary} />}
          {review.findings.length > 0 && <Findings review={review} />}
          {(review.wentWell || review.toImprove) && (
            <div className="review__words">
              <Words title="What went well" text={review.wentWell} />
              <Words title="What to work on" text={review.toImprove} />
            </div>
          )}
          {review.editedAt && (
            <div>
              <Edited ctx={ctx} text={review} />
            </div>
          )}
        </div>
        <Beside review={review} />
      </div>
    </Page>
  )
}

function WithdrawnReview({ ctx, line }: { ctx: Ctx; line: WithdrawnLine }) {
  return (
    <Page title="Review note" crumbs={[{ href: '/reviews', label: 'Review notes' }]} width="read">
      <p>
        <Withdrawn ctx={ctx} line={line} />
      </p>
    </Page>
  )
}

function whoAndWhom(ctx: Ctx, review: Review): string {
  const author =
    review.authorId === ctx.viewer.id
      ? 'you'
      : fullName(ctx.viewer, { id: review.authorId, name: review.authorName })
  const junior =
    review.juniorId === ctx.viewer.id
      ? 'your work'
      : `${fullName(ctx.viewer, { id: review.juniorId, name: review.juniorName })}’s work`
  return `Written by ${author}, about ${junior}`
}

function Findings({ review }: { review: Review }) {
  return (
    <section aria-labelledby="findings">
      <div className="section-head">
        <h2 id="findings">Findings</h2>
        <Tally tally={tallyFindings(review.findings)} />
      </div>
      <ol className="sheet">
        {review.findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ol>
    </section>
  )
}

function Words({ title, text }: { title: string; text: string }): ReactNode {
  if (!text) return null
  return (
    <section>
      <h2 className="subheading">{title}</h2>
      <Markdown text={text} />
    </section>
  )
}

function Beside({ review }: { review: Review }) {
  return (
    <aside className="aside" aria-label="Related goal">
      <section>
        <h2 className="subheading">{kindOfLink(review.url)}</h2>
        <p>
          <a href={review.url} rel="noreferrer noopener external">
            <bdi>{nameOfLink(review.url)}</bdi>
          </a>
        </p>
      </section>
      {review.goals.length > 0 && (
        <section>
          <h2 className="subheading">Speaks to</h2>
          <ul className="stack-2">
            {review.goals.map((goal) => (
              <li key={goal.id}>
                <GoalMark state={goal.blockedAt ? 'blocked' : goal.state} labelled />{' '}
                <a href={`/goals/${goal.id}`}>
                  <PlainText text={goal.title} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
