import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { MAX_SUMMARY, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { getWrittenRoadmap } from '#lib/roadmaps/working-copies/reads.ts'
import { versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { crumbsWithin } from '../edit/page.tsx'
import { edit } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const copyOf = cache(async (roadmapId: string) => {
  const roadmap = await found(getWrittenRoadmap(await requireContext(), addressId(roadmapId)))
  if (!roadmap.copy) notFound()
  return { ...roadmap, copy: roadmap.copy }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { copy } = await copyOf((await params).roadmapId)
  return { title: `Title and summary: ${withoutBackticks(copy.title)}` }
}

export default async function AboutPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const roadmap = await copyOf((await params).roadmapId)
  const { id, copy } = roadmap
  const version = versionIn(copy, copy)
  const draft = draftOf(ctx, await draftsOn(ctx, id, await searchParams), {
    verb: 'roadmap',
    address: `/roadmaps/${id}/about`,
    basis: { version },
  })
  const back = `/roadmaps/${id}/edit`
  return (
    <Page title="Title and summary" crumbs={crumbsWithin(roadmap)} width="read">
      <ActionForm
        action={edit}
        className="form"
        aria-label="Title and summary"
        renewed={version}
        draft={draft}
        fixed={{ roadmapId: id }}
      >
        <Hidden name="version" value={version} />
        <TextField name="title" label="Title" maxLength={MAX_TITLE} value={copy.title} required />
        <LongText
          name="summary"
          label="Summary"
          hint="Who it’s for and where it leads, in a sentence or two."
          maxLength={MAX_SUMMARY}
          value={copy.summary}
          optional
        />
        <FormBar submit="Save" back={back} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
