import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { expectationText } from '#lib/roadmaps/working-copies/levels/rules.ts'
import { getWorkingCopy, type WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { crumbsWithin } from '../../edit/page.tsx'
import { edit } from '../actions.ts'
import { Expectations } from './expectations.tsx'

type Props = { params: Promise<{ roadmapId: string; levelKey: string }> }

// Shared by `generateMetadata` and the page.
const levelOf = cache(async (roadmapId: string, key: string) => {
  const written = await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))
  const level = written?.copy.levels.find((each) => each.key === key && !each.isRemoved)
  if (!written || !level) notFound()
  return { written, level }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roadmapId, levelKey } = await params
  const { written, level } = await levelOf(roadmapId, levelKey)
  const title = withoutBackticks(level.title) || 'Level without a title'
  return { title: `Edit ${title}: ${withoutBackticks(written.copy.title)}` }
}

export default async function EditLevelPage({ params }: Props) {
  await requireContext()
  const { roadmapId, levelKey } = await params
  const { written, level } = await levelOf(roadmapId, levelKey)
  const version = versionIn(written.copy, written.copy)
  const list = `/roadmaps/${written.id}/levels`
  return (
    <Page
      title={level.title || 'New level'}
      crumbs={[...crumbsWithin(written), { href: list, label: 'Levels' }]}
      width="read"
    >
      <ActionForm
        action={edit}
        className="form"
        aria-label="Edit level"
        renewed={version}
        fixed={{ roadmapId: written.id, key: level.key }}
      >
        <Hidden name="version" value={version} />
        <TextField name="title" label="Title" maxLength={MAX_TITLE} value={level.title} required />
        <Expectations chosen={level.expects.map(expectationText)} stages={stagesToExpect(written)} />
        <FormBar submit="Save level" back={list} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}

const stagesToExpect = ({ content }: WorkingCopy) =>
  content.stages
    .filter(({ milestones }) => milestones.length > 0)
    .map(({ key, title, milestones }, place) => ({
      key,
      title: `${place + 1}. ${withoutBackticks(title) || 'Without a title'}`,
      milestones: milestones.map(({ key, kind, title, rubric }) => ({
        key,
        title: withoutBackticks(title) || 'Without a title',
        steps: kind === 'behaviour' ? (rubric ?? []).map((step) => withoutBackticks(step.title)) : null,
      })),
    }))
