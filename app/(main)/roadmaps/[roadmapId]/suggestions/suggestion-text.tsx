import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { Suggestion } from '#lib/roadmaps/suggestions/reads.ts'
import { readersWords, stateWords } from './words.ts'

/** What was suggested, and what became of it. */
export function SuggestionText({ ctx, suggestion }: { ctx: Ctx; suggestion: Suggestion }) {
  const { author, isOwn, body, answer, answeredAt, createdAt } = suggestion
  const { roadmapId, milestoneKey, milestoneTitle } = suggestion
  return (
    <div className="stack-3">
      <div className="quote">
        <Markdown text={body} />
        <div className="quote__author">
          <Pebble person={author} size="small" />
          <p className="meta">
            <bdi>{isOwn ? 'You' : fullName(ctx.viewer, author)}</bdi>, <When at={createdAt} ctx={ctx} />
          </p>
          <VisibilityMark visibility="circle" words={readersWords(ctx, suggestion)} />
        </div>
      </div>
      <p className="meta">
        {stateWords(ctx, suggestion)}
        {answeredAt && (
          <>
            , <When at={answeredAt} ctx={ctx} />
          </>
        )}
        {milestoneTitle !== null && (
          <>
            {'. '}
            <a href={`/roadmaps/${roadmapId}?open=${milestoneKey}#${milestoneKey}`}>
              Read the milestone as it is now
            </a>
          </>
        )}
      </p>
      {answer && (
        <div className="note">
          <Markdown text={answer} />
        </div>
      )}
    </div>
  )
}
