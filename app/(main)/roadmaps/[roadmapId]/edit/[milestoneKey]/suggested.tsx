import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import type { Suggestion } from '#lib/roadmaps/suggestions/reads.ts'

/** What mentors suggested on this milestone, to have beside its form. */
export function Suggested({ ctx, suggestions }: { ctx: Ctx; suggestions: Suggestion[] }) {
  if (suggestions.length === 0) return null
  return (
    <aside className="lg:sticky lg:top-6 lg:order-last" aria-labelledby="suggested">
      <h2 id="suggested" className="subheading mb-3">
        Suggested
      </h2>
      <ul className="stack-3">
        {suggestions.map(({ id, roadmapId, author, isOwn, body, createdAt, mayAnswer }) => (
          <li key={id} className="note">
            <Markdown text={body} />
            <p className="meta mt-1">
              <bdi>{isOwn ? 'You' : calledName(ctx.viewer, author)}</bdi>, <When at={createdAt} ctx={ctx} />
            </p>
            {mayAnswer && (
              <p className="mt-1 text-sm">
                <a href={`/roadmaps/${roadmapId}/suggestions/${id}`}>Answer or take over</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </aside>
  )
}
