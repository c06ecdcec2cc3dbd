import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getSuggestion } from '#lib/roadmaps/suggestions/reads.ts'
import { edit } from '../../actions.ts'
import { aboutWords, readersWords, suggestionCrumbs, tabTitle } from '../../words.ts'

type Props = {
  params: Promise<{ roadmapId: string; suggestionId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const editedOf = cache(async (roadmapId: string, suggestionId: string) => {
  const ctx = await requireContext()
  const suggestion = await found(getSuggestion(ctx, addressId(roadmapId), addressId(suggestionId)))
  return suggestion.mayEdit ? suggestion : notFound()
})

const asked = async ({ params }: Props) => {
  const { roadmapId, suggestionId } = await params
  return editedOf(roadmapId, suggestionId)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: tabTitle('Edit your suggestion', await asked(props)) }
}

export default async function EditSuggestionPage(props: Props) {
  const ctx = await requireContext()
  const suggestion = await asked(props)
  const { id, roadmapId, body, version } = suggestion
  const page = `/roadmaps/${roadmapId}/suggestions/${id}`
  const draft = draftOf(ctx, await draftsOn(ctx, id, await props.searchParams), {
    verb: 'suggestion',
    address: `${page}/edit`,
    basis: { version },
  })
  return (
    <Page
      title="Edit your suggestion"
      lede={
        <>
          To “<PlainText text={aboutWords(suggestion)} />
          ”. You can edit it until a lead answers.
        </>
      }
      crumbs={suggestionCrumbs(suggestion)}
      width="read"
    >
      <ActionForm
        action={edit}
        className="form"
        aria-label="Edit your suggestion"
        fixed={{ suggestionId: id }}
        draft={draft}
      >
        <Hidden name="version" value={String(version)} />
        <AudienceBox
          name="body"
          label="What would you change, and why?"
          rows={6}
          value={body}
          audience={{ visibility: 'circle', words: readersWords(ctx, suggestion) }}
        />
        <FormBar submit="Save suggestion" back={page} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
