import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { circleInWords, circleNamed } from '#lib/audience/naming/rules.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { latestDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import { canEdit } from '#lib/reviews/access.ts'
import { fullTitle } from '#lib/reviews/links/rules.ts'
import { findingsByTheme } from '#lib/reviews/lists/reads.ts'
import { getReview, listGoalsToLink, listThemes, type Review } from '#lib/reviews/reads.ts'
import { formatPosition } from '#lib/text/positions/rules.ts'
import { ReviewFields } from '../../review-fields.tsx'
import { SeenBefore } from '../../seen-before.tsx'
import { edit } from './actions.ts'
import { WiderStep } from './wider-step.tsx'

type Props = { params: Promise<{ reviewId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const reviewOf = cache(async (reviewId: string) =>
  found(getReview(await requireContext(), addressId(reviewId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { url, title } = await reviewOf((await params).reviewId)
  return { title: `Edit: ${withoutBackticks(fullTitle(url, title))}` }
}

export default async function EditReviewPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const review = await reviewOf((await params).reviewId)
  if (!canEdit(ctx, review) || review.withdrawnAt) notFound()
  const goals = await listGoalsToLink(ctx, { ...review, reviewId: review.id })
  const themes = await listThemes(ctx, review.teamId)
  const before = await findingsByTheme(ctx, review.juniorId)
  const circle = await getCircle(review)
  const junior = { id: review.juniorId, name: review.juniorName }
  const draft = draftOf(ctx, await draftsOn(ctx, review.id, await searchParams), {
    verb: 'review_edit',
    address: `/reviews/${review.id}/edit`,
    readers: [junior],
    basis: { version: review.version },
  })
  const words = (visibility: Review['visibility']) =>
    seenBy(visibility, { viewer: ctx.viewer, author: ctx.viewer, reader: junior, junior })
  return (
    <Page
      title="Edit review note"
      lede={`About ${calledName(ctx.viewer, junior)}’s work. Only you can change it.`}
      crumbs={[
        { href: '/reviews', label: 'Review notes' },
        { href: `/reviews/${review.id}`, label: fullTitle(review.url, review.title) },
      ]}
    >
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-form lg:gap-12">
        <ActionForm
          action={edit}
          className="form"
          aria-label="Edit review note"
          summary={false}
          renewed={review.version}
          draft={draft}
        >
          <WiderStep
            before={review.visibility}
            circle={{ words: circleInWords(circle, ctx.viewer.id), named: circleNamed(circle) }}
            words={{ private: words('private'), pair: words('pair'), circle: words('circle') }}
          >
            <input type="hidden" name="id" value={review.id} />
            <Hidden name="version" value={review.version} />
            <ReviewFields
              viewer={ctx.viewer}
              junior={junior}
              latest={latestDay(ctx.now, review.juniorZones, ctx.viewer.zones)}
              themes={withOwn(themes, review)}
              goals={goals}
              rowIds={review.findings.map(({ id }) => id)}
              values={valuesOf(review)}
            />
            <FormBar
              submit="Save changes"
              back={`/reviews/${review.id}`}
              backWords="Discard changes"
              isApart
            />
          </WiderStep>
        </ActionForm>
        <SeenBefore name={calledName(ctx.viewer, junior)} before={before} />
      </div>
    </Page>
  )
}

function valuesOf(review: Review) {
  return {
    ...review,
    goalIds: review.goals.map(({ id }) => id),
    findings: review.findings.map(({ id, severity, themeId, body, snippet, ...place }) => ({
      id,
      severity,
      themeId,
      body,
      where: formatPosition(place),
      snippet: snippet ?? '',
    })),
  }
}

// An author who has left the team no longer gets its themes, but the findings keep theirs.
function withOwn(themes: { id: string; name: string }[], review: Review) {
  const known = new Set(themes.map(({ id }) => id))
  const own = new Map(review.findings.map(({ themeId, themeName }) => [themeId, themeName]))
  return [...themes, ...[...own].filter(([id]) => !known.has(id)).map(([id, name]) => ({ id, name }))]
}
