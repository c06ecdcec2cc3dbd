import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords } from '#lib/core/format.ts'
import { listWaitingSuggestions } from '#lib/roadmaps/suggestions/reads.ts'

/** Changes to the teams' roadmaps that wait for one of their leads. Nothing if there are none. One query. */
export async function SuggestedChanges({ ctx }: { ctx: Ctx }) {
  const waiting = await listWaitingSuggestions(ctx)
  if (waiting.length === 0) return null
  return (
    <ul className="meta">
      {waiting.map(({ roadmapId, title, open }) => (
        <li key={roadmapId}>
          <a href={`/roadmaps/${roadmapId}/suggestions`}>
            {capital(countInWords(open, 'suggested change'))} to “<PlainText text={title} />”
          </a>
        </li>
      ))}
    </ul>
  )
}
