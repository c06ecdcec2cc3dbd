import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { capital, count, listOfWords, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { differences } from '#lib/roadmaps/differences/rules.ts'
import { getWorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { changeLines } from '../changes/change-lines.ts'
import { crumbsWithin } from '../edit/page.tsx'
import { discard } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string }> }

// Shared by `generateMetadata` and the page.
const copyOf = cache(
  async (roadmapId: string) =>
    (await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))) ?? notFound(),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { copy } = await copyOf((await params).roadmapId)
  return { title: `Discard the working copy: ${withoutBackticks(copy.title)}` }
}

export default async function DiscardPage({ params }: Props) {
  const written = await copyOf((await params).roadmapId)
  const { id, copy, content, before, number } = written
  const milestones = content.stages.reduce((sum, stage) => sum + stage.milestones.length, 0)
  const changes = before ? changeLines(differences(before, content)).length : 0
  const lost = before
    ? count(changes, 'change')
    : listOfWords([count(content.stages.length, 'stage'), count(milestones, 'milestone')])
  return (
    <Page
      title="Discard this working copy?"
      lede={
        before
          ? `${capital(lost)} since version ${number - 1} would be gone for good. Version ${number - 1} stays as it is.`
          : `This roadmap was never published: it and its ${lost} would be gone for good.`
      }
      crumbs={crumbsWithin(written)}
      width="read"
    >
      <ActionForm
        action={discard}
        formId={newId()}
        className="form"
        aria-label="Discard this working copy"
        fixed={{ roadmapId: id }}
        renewed={seenOf(copy)}
      >
        <Hidden name="seen" value={seenOf(copy)} />
        <FormBar submit="Discard" back={`/roadmaps/${id}/edit`} backWords="Keep it" isApart ends />
      </ActionForm>
    </Page>
  )
}
