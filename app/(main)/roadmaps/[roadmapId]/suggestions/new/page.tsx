import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getMilestoneToSuggestOn } from '#lib/roadmaps/suggestions/reads.ts'
import { suggest } from '../actions.ts'
import { roadmapCrumb, tabTitle } from '../words.ts'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const milestoneOf = cache(async (roadmapId: string, key: string | undefined) =>
  key === undefined
    ? notFound()
    : found(getMilestoneToSuggestOn(await requireContext(), addressId(roadmapId), key)),
)

const asked = async ({ params, searchParams }: Props) =>
  milestoneOf((await params).roadmapId, one((await searchParams).milestone))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title } = await asked(props)
  return { title: tabTitle('Suggest a change', { milestoneTitle: title }) }
}

export default async function SuggestPage(props: Props) {
  const ctx = await requireContext()
  const { key, title, roadmap } = await asked(props)
  const address = `/roadmaps/${roadmap.id}/suggestions/new?milestone=${key}`
  const drafts = await draftsOn(ctx, roadmap.id, await props.searchParams)
  // Each milestone of the roadmap has a form of its own.
  const kept = drafts.kept.filter((draft) => draft.address === address)
  return (
    <Page
      title="Suggest a change"
      lede={
        <>
          To “<PlainText text={title} />
          ”. A lead of {roadmap.teamName} takes it over or answers it.
        </>
      }
      crumbs={roadmapCrumb({ roadmapId: roadmap.id, roadmapTitle: roadmap.title })}
      width="read"
    >
      <ActionForm
        action={suggest}
        className="form"
        aria-label="Suggest a change"
        fixed={{ roadmapId: roadmap.id, milestoneKey: key }}
        draft={draftOf(ctx, { ...drafts, kept }, { verb: 'suggestion', address })}
      >
        <AudienceBox
          name="body"
          label="What would you change, and why?"
          rows={6}
          audience={{ visibility: 'circle', words: `You and the leads of ${roadmap.teamName}` }}
        />
        <FormBar
          submit="Suggest change"
          back={`/roadmaps/${roadmap.id}?open=${key}#${key}`}
          backWords="Cancel"
          isApart
        />
      </ActionForm>
    </Page>
  )
}
