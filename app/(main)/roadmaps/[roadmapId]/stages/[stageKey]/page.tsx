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
import { getWorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { crumbsWithin } from '../../edit/page.tsx'
import { edit } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string; stageKey: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const stageOf = cache(async (roadmapId: string, key: string) => {
  const written = await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))
  const stage = written?.stages.find((each) => each.key === key)
  if (!written || !stage) notFound()
  return { written, stage }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roadmapId, stageKey } = await params
  const { written, stage } = await stageOf(roadmapId, stageKey)
  const title = withoutBackticks(stage.title) || 'Stage without a title'
  return { title: `Edit ${title}: ${withoutBackticks(written.copy.title)}` }
}

export default async function EditStagePage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { roadmapId, stageKey } = await params
  const { written, stage } = await stageOf(roadmapId, stageKey)
  const version = versionIn(written.copy, stage)
  const draft = draftOf(ctx, await draftsOn(ctx, stage.id, await searchParams), {
    verb: 'stage',
    address: `/roadmaps/${written.id}/stages/${stage.key}`,
    basis: { version },
  })
  const place = `?stage=${stage.key}#stage-${stage.key}`
  const back = `/roadmaps/${written.id}/edit${place}`
  return (
    <Page title={stage.title || 'New stage'} crumbs={crumbsWithin(written, place)} width="read">
      <ActionForm
        action={edit}
        className="form"
        aria-label="Edit stage"
        renewed={version}
        draft={draft}
        fixed={{ roadmapId: written.id, id: stage.id, key: stage.key }}
      >
        <Hidden name="version" value={version} />
        <TextField name="title" label="Title" maxLength={MAX_TITLE} value={stage.title} required />
        <LongText
          name="summary"
          label="Summary"
          hint="What someone can do at its end."
          maxLength={MAX_SUMMARY}
          value={stage.summary}
          optional
        />
        <FormBar submit="Save stage" back={back} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
