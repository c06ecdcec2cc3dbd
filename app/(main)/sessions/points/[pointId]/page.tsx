import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { PartField } from '#app/_parts/sessions/part-field.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { edit } from './actions.ts'
import { pointPlace } from './place.ts'

type Props = { params: Promise<{ pointId: string }> }

// Shared by `generateMetadata` and the page.
const pointOf = cache(async (pointId: string) => {
  const point = await found(getAgendaPoint(await requireContext(), addressId(pointId)))
  return point.canChange ? point : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  return { title: `Edit your point: ${textInTab(viewer, await pointOf((await params).pointId))}` }
}

export default async function EditPointPage({ params }: Props) {
  const ctx = await requireContext()
  const point = await pointOf((await params).pointId)
  const { readers, back, crumbs } = pointPlace(ctx, point)
  return (
    <Page
      width="read"
      title="Edit your point"
      lede="The current text is kept as an earlier version, for those who could read it."
      crumbs={crumbs}
    >
      <ActionForm action={edit} formId={newId()} className="form">
        <input type="hidden" name="pointId" value={point.id} />
        <input type="hidden" name="from" value={back} />
        <Hidden name="version" value={point.version} />
        <TextField name="body" label="To talk about" value={point.body} maxLength={300} />
        {!point.talkedInId && <PartField value={point.part} isLabelled />}
        <p>
          <VisibilityMark visibility={point.visibility} words={seenBy(point.visibility, readers)} />
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save point</SubmitButton>
          <a className="button button--quiet" href={back}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
