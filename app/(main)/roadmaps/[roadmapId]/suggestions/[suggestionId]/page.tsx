import type { Metadata } from 'next'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import { getSuggestion, type Suggestion } from '#lib/roadmaps/suggestions/reads.ts'
import { answer } from '../actions.ts'
import { SuggestionText } from '../suggestion-text.tsx'
import { aboutWords, readersWords, suggestionCrumbs, tabTitle } from '../words.ts'

type Props = {
  params: Promise<{ roadmapId: string; suggestionId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const suggestionOf = cache(async (roadmapId: string, suggestionId: string) =>
  found(getSuggestion(await requireContext(), addressId(roadmapId), addressId(suggestionId))),
)

const asked = async ({ params }: Props) => {
  const { roadmapId, suggestionId } = await params
  return suggestionOf(roadmapId, suggestionId)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: tabTitle('Suggested change', await asked(props)) }
}

export default async function SuggestionPage(props: Props) {
  const ctx = await requireContext()
  const suggestion = await asked(props)
  const { id, roadmapId, mayEdit, mayAnswer } = suggestion
  const address = `/roadmaps/${roadmapId}/suggestions/${id}`
  return (
    <Page
      title={aboutWords(suggestion)}
      crumbs={suggestionCrumbs(suggestion)}
      width="read"
      side={
        mayEdit && (
          <a className="button" href={`${address}/edit`}>
            Edit suggestion
          </a>
        )
      }
    >
      <DidNotice />
      <div className="stack-9">
        <SuggestionText ctx={ctx} suggestion={suggestion} />
        {mayAnswer && (
          <AnswerForm ctx={ctx} suggestion={suggestion} address={address} query={await props.searchParams} />
        )}
      </div>
    </Page>
  )
}

async function AnswerForm(props: { ctx: Ctx; suggestion: Suggestion; address: string; query: Query }) {
  const { ctx, suggestion, address, query } = props
  const { id, author, isOwn, version } = suggestion
  const draft = draftOf(ctx, await draftsOn(ctx, id, query), {
    verb: 'suggestion_answer',
    address,
    anew: { version: String(version) },
  })
  return (
    <ActionForm
      action={answer}
      className="form"
      aria-label="Answer"
      fixed={{ suggestionId: id }}
      draft={draft}
    >
      <Hidden name="version" value={String(version)} />
      <AudienceBox
        name="answer"
        label={isOwn ? 'Your answer' : `Your answer to ${calledName(ctx.viewer, author)}`}
        rows={4}
        audience={{ visibility: 'circle', words: readersWords(ctx, suggestion) }}
      />
      <p className="meta">
        Taking it over opens the milestone in the working copy, with this suggestion beside it. It needs no
        answer.
      </p>
      <div className="form-bar">
        <SubmitButton name="decision" value="taken_over">
          Take over
        </SubmitButton>
        <SubmitButton className="button" name="decision" value="answered">
          Send answer
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
