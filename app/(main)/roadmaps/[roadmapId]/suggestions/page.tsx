import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { listSuggestions, type Suggestion } from '#lib/roadmaps/suggestions/reads.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { aboutWords, roadmapCrumb, stateWords, waitingWords } from './words.ts'

type Props = { params: Promise<{ roadmapId: string }> }

// Shared by `generateMetadata` and the page.
const suggestionsOn = cache(async (roadmapId: string) =>
  found(listSuggestions(await requireContext(), addressId(roadmapId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roadmap } = await suggestionsOn((await params).roadmapId)
  return { title: roadmap ? `Suggested changes: ${withoutBackticks(roadmap.title)}` : 'Suggested changes' }
}

export default async function SuggestionsPage({ params }: Props) {
  const ctx = await requireContext()
  const { roadmap, leads, suggestions } = await suggestionsOn((await params).roadmapId)
  const open = suggestions.filter(({ mayAnswer }) => mayAnswer).length
  return (
    <Page
      title="Suggested changes"
      lede={suggestions.length > 0 ? lede({ roadmap, leads, open }) : undefined}
      crumbs={roadmap ? roadmapCrumb({ roadmapId: roadmap.id, roadmapTitle: roadmap.title }) : []}
      width="read"
    >
      <DidNotice />
      {suggestions.length === 0 ? (
        <EmptyList level={2} title={leads ? 'No suggestions yet' : 'You haven’t suggested anything yet'}>
          {leads
            ? 'The team’s mentors can suggest a change on each milestone.'
            : 'Open a milestone on the roadmap and press “Suggest a change”.'}
        </EmptyList>
      ) : (
        <Plain as="ul" className="sheet rows">
          {suggestions.map((suggestion) => (
            <Row key={suggestion.id} ctx={ctx} suggestion={suggestion} />
          ))}
        </Plain>
      )}
    </Page>
  )
}

function lede(shown: {
  roadmap: { teamName: string } | null
  leads: boolean
  open: number
}): string | undefined {
  const { roadmap, leads, open } = shown
  if (!roadmap) return 'You’ve left this team, so you only see what you wrote.'
  if (!leads) return `You and the leads of ${roadmap.teamName} can see these.`
  return open > 0 ? `${waitingWords(open)}.` : undefined
}

function Row({ ctx, suggestion }: { ctx: Ctx; suggestion: Suggestion }) {
  const { id, roadmapId, author, isOwn, body, answer, createdAt } = suggestion
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <a className="title" href={`/roadmaps/${roadmapId}/suggestions/${id}`}>
          <PlainText text={aboutWords(suggestion)} />
        </a>
        <span className="meta">{stateWords(ctx, suggestion)}</span>
      </p>
      <p>{plainText(body, 200)}</p>
      {answer && <p className="meta">“{plainText(answer, 160)}”</p>}
      <p className="meta">
        <bdi>{isOwn ? 'You' : calledName(ctx.viewer, author)}</bdi>, <When at={createdAt} ctx={ctx} />
      </p>
    </li>
  )
}
