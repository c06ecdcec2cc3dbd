import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { ReviewEntry } from '#app/_parts/reviews/review-entry.tsx'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { Chips, Pages } from '#app/_ui/chips.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { longMonth } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listReviews, type ReviewSummary } from '#lib/reviews/lists/reads.ts'

export const metadata: Metadata = { title: 'Review notes' }

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext()
  const query = await searchParams
  const guides = ctx.viewer.roles.some(({ role }) => role !== 'junior')
  const isJunior = ctx.viewer.roles.some(({ role }) => role === 'junior')
  const asked = one(query.of)
  const of = asked === 'mine' || asked === 'about' ? asked : guides ? 'mine' : 'about'
  const page = pageNumber(one(query.page))
  const { reviews, hasMore } = await listReviews(ctx, { of, page })
  const at = (number: number) => `/reviews?of=${of}${number > 1 ? `&page=${number}` : ''}`
  return (
    <Page
      title="Review notes"
      lede={
        of === 'mine'
          ? 'What you wrote about changes you reviewed.'
          : isJunior
            ? 'What was written for you about your changes.'
            : 'What a mentor writes about a change, kept apart from the pull request.'
      }
      // An empty list has the button inside.
      side={guides && !(of === 'mine' && reviews.length === 0 && page === 1) && <LogButton ctx={ctx} />}
    >
      <DidNotice />
      {(guides && isJunior) || asked ? (
        <Chips
          label="Show"
          chips={[
            { href: '/reviews?of=mine', label: 'Written by you', isCurrent: of === 'mine' },
            { href: '/reviews?of=about', label: 'About your work', isCurrent: of === 'about' },
          ]}
        />
      ) : null}
      {reviews.length === 0 ? (
        <Nothing of={of} ctx={ctx} guides={guides} isJunior={isJunior} isPast={page > 1} />
      ) : (
        <Plain as="div" className="mt-7 stack-8">
          {[...byMonth(reviews)].map(([month, ofMonth]) => (
            <section key={month} className="trail__month" aria-labelledby={`month-${month}`}>
              <h2 className="trail__when" id={`month-${month}`}>
                {longMonth(`${month}-01`, dayIn(ctx.now, ctx.timeZone))}
              </h2>
              <ol className="timeline">
                {ofMonth.map((review) => (
                  <ReviewEntry key={review.id} ctx={ctx} review={review} who={whoIn(ctx, of, review)} />
                ))}
              </ol>
            </section>
          ))}
        </Plain>
      )}
      <Pages
        label="Pages"
        newer={page > 1 ? at(page - 1) : undefined}
        older={hasMore ? at(page + 1) : undefined}
      />
    </Page>
  )
}

function LogButton({ ctx }: { ctx: Ctx }) {
  return (
    <a className="button button--primary" href="/reviews/new" aria-keyshortcuts={keyed(ctx.viewer, 'n')}>
      <Icon name="plus" />
      Log a review note
    </a>
  )
}

type NothingProps = { ctx: Ctx; of: 'mine' | 'about'; guides: boolean; isJunior: boolean; isPast: boolean }

function Nothing({ ctx, of, guides, isJunior, isPast }: NothingProps) {
  if (isPast)
    return (
      <EmptyList
        title="No more review notes"
        level={2}
        action={<a href={`/reviews?of=${of}`}>Back to the newest</a>}
      />
    )
  if (of === 'about')
    return (
      <EmptyList title="No review notes yet" level={2}>
        {isJunior
          ? 'When a mentor reviews one of your changes and writes you a note, it will appear here.'
          : 'Mentors write them for their juniors. If you mentor or learn in a team, yours will appear here.'}
      </EmptyList>
    )
  return (
    <EmptyList title="No review notes yet" level={2} action={guides && <LogButton ctx={ctx} />}>
      Note what a change says about how someone works, and see later what came up again and what didn’t.
    </EmptyList>
  )
}

function byMonth(reviews: ReviewSummary[]) {
  return Map.groupBy(reviews, ({ reviewedOn }) => reviewedOn.slice(0, 7))
}

const whoIn = (ctx: Ctx, of: 'mine' | 'about', review: ReviewSummary) => {
  if (of === 'mine')
    return `about ${calledName(ctx.viewer, { id: review.juniorId, name: review.juniorName })}`
  return review.authorId === ctx.viewer.id
    ? 'by you'
    : `by ${calledName(ctx.viewer, { id: review.authorId, name: review.authorName })}`
}

function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1
}
