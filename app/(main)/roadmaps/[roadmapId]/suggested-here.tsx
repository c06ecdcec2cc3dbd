import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords } from '#lib/core/format.ts'
import { writesFor } from '#lib/roadmaps/access.ts'
import { maySuggest } from '#lib/roadmaps/suggestions/access.ts'
import { countSuggestions } from '#lib/roadmaps/suggestions/reads.ts'
import { waitingWords } from './suggestions/words.ts'

type Props = { ctx: Ctx; roadmap: { roadmapId: string; teamId: string | null } }

/** A line that leads to suggested changes: for leads what waits, for mentors their own. One query at most. */
export async function SuggestedHere({ ctx, roadmap: { roadmapId, teamId } }: Props) {
  const leads = teamId !== null && writesFor(ctx, teamId)
  if (!leads && !maySuggest(ctx, teamId)) return null
  const { all, open, own } = await countSuggestions(ctx, roadmapId)
  if (all === 0) return null
  const ofLead = open > 0 ? waitingWords(open) : 'Suggested changes'
  return (
    <p className="meta mt-2 print:hidden">
      <a href={`/roadmaps/${roadmapId}/suggestions`}>
        {leads ? ofLead : `${capital(countInWords(own, 'change'))} suggested by you`}
      </a>
    </p>
  )
}
