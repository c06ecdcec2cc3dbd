import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { listOfWords, plainDay, shortDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { fullTitle } from '#lib/reviews/links/rules.ts'
import type { ReviewSummary } from '#lib/reviews/lists/reads.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { Tally } from './finding-mark.tsx'

export function ReviewEntry({ ctx, review, who }: { ctx: Ctx; review: ReviewSummary; who?: string }) {
  const junior = { id: review.juniorId, name: review.juniorName }
  const author = { id: review.authorId, name: review.authorName }
  const words = plainText(review.summary || review.toImprove || review.wentWell, 280)
  const isPrivate = review.visibility === 'private'
  return (
    <li>
      <Time at={review.reviewedOn}>{shortDay(review.reviewedOn, dayIn(ctx.now, ctx.timeZone))}</Time>
      <span className={isPrivate ? 'timeline__node timeline__node--private' : 'timeline__node'}>
        <Icon name="code" />
      </span>
      <div className="timeline__body">
        <p className="timeline__head">
          <span>
            <a className="title" href={`/reviews/${review.id}`}>
              Review of <PlainText text={fullTitle(review.url, review.title)} />
            </a>
            {who && <span className="meta"> {who}</span>}
            {review.withdrawnAt && <span className="meta">, withdrawn</span>}
          </span>
          <VisibilityMark
            visibility={review.visibility}
            words={seenBy(review.visibility, { viewer: ctx.viewer, author, reader: junior, junior })}
          />
        </p>
        {words && isPrivate && (
          <PrivateFold day={plainDay(review.reviewedOn, dayIn(ctx.now, ctx.timeZone))}>
            <div dir="auto" className="prose note--private">
              <p>{words}</p>
            </div>
          </PrivateFold>
        )}
        {words && !isPrivate && (
          <div dir="auto" className="prose">
            <p>{words}</p>
          </div>
        )}
        <Tally tally={review.tally}>
          {review.themes.length > 0 && (
            <span className="meta">{listOfWords(review.themes.map((theme) => theme.toLowerCase()))}</span>
          )}
        </Tally>
      </div>
    </li>
  )
}
