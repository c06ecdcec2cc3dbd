import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { hindrances } from '#lib/roadmaps/hindrances/rules.ts'
import { listSuggestionsOn } from '#lib/roadmaps/suggestions/reads.ts'
import { getWorkingCopy, type WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { edit } from '../actions.ts'
import { crumbsWithin } from '../page.tsx'
import { MilestoneFields } from './milestone-fields.tsx'
import { Suggested } from './suggested.tsx'

type Props = {
  params: Promise<{ roadmapId: string; milestoneKey: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const editedOf = cache(async (roadmapId: string, key: string) => {
  const written = await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))
  const milestone = written?.milestones.find((each) => each.key === key)
  if (!written || !milestone) notFound()
  return { written, milestone }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roadmapId, milestoneKey } = await params
  const { milestone, written } = await editedOf(roadmapId, milestoneKey)
  const title = milestone.title || 'Milestone without a title'
  return { title: `Edit ${withoutBackticks(title)}: ${withoutBackticks(written.copy.title)}` }
}

export default async function EditMilestonePage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { roadmapId, milestoneKey } = await params
  const { written, milestone } = await editedOf(roadmapId, milestoneKey)
  const version = versionIn(written.copy, milestone)
  const address = `/roadmaps/${written.id}/edit/${milestone.key}`
  const draft = draftOf(ctx, await draftsOn(ctx, milestone.id, await searchParams), {
    verb: 'milestone',
    address,
    basis: { version },
  })
  const stage = written.stages.find(({ id }) => id === milestone.stageId)
  const suggested = await listSuggestionsOn(ctx, {
    roadmapId: written.id,
    milestoneKey: milestone.key,
    since: written.copy.createdAt,
  })
  const place = `?stage=${stage?.key}#${milestone.key}`
  const outline = `/roadmaps/${written.id}/edit${place}`
  return (
    <Page
      title={milestone.title || 'New milestone'}
      crumbs={crumbsWithin(written, place)}
      width={suggested.length > 0 ? 'normal' : 'read'}
    >
      <DidNotice />
      <div className={withSide(suggested.length > 0)}>
        <Suggested ctx={ctx} suggestions={suggested} />
        <div>
          <Missing written={written} milestoneKey={milestone.key} />
          <ActionForm
            action={edit}
            className="form"
            aria-label="Edit milestone"
            renewed={version}
            draft={draft}
            fixed={{ roadmapId: written.id, id: milestone.id, key: milestone.key }}
          >
            <Hidden name="version" value={version} />
            <MilestoneFields
              milestone={milestone}
              stage={stage?.key ?? ''}
              stages={stageOptions(written)}
              others={otherOptions(written, milestone.key)}
              before={beforeOf(written, milestone.key)}
              number={written.number - 1}
            />
            <div className="form-bar">
              <SubmitButton>Save milestone</SubmitButton>
              <SubmitButton className="button" name="after" value="next">
                Save and open next
              </SubmitButton>
              <a className="button button--quiet sm:ms-auto" href={outline}>
                Cancel
              </a>
            </div>
            <p className="meta">
              Its key, <code>{milestone.key}</code>, stays when you rename or move it.
            </p>
          </ActionForm>
        </div>
      </div>
    </Page>
  )
}

const withSide = (isThere: boolean) =>
  isThere ? 'grid grid-cols-1 items-start gap-10 lg:grid-cols-side-goal lg:gap-14' : undefined

/** What hinders publishing, of this milestone. */
function Missing({ written, milestoneKey }: { written: WorkingCopy; milestoneKey: string }) {
  const missing = hindrances(written.content).filter(({ milestone }) => milestone === milestoneKey)
  if (missing.length === 0) return null
  return (
    <div className="note mb-8">
      <p>
        <b>Before this can be published</b>
      </p>
      <ul className="list-disc ps-5">
        {missing.map(({ words }) => (
          <li key={words}>
            <PlainText text={words} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const stageOptions = ({ stages }: WorkingCopy) =>
  stages
    .filter(({ removedAt }) => removedAt === null)
    .map(({ key, title }, index) => ({
      value: key,
      label: `${index + 1}. ${withoutBackticks(title) || 'Without a title'}`,
    }))

const otherOptions = ({ content }: WorkingCopy, own: string) =>
  content.stages
    .map(({ title, milestones }, index) => ({
      label: `${index + 1}. ${withoutBackticks(title) || 'Without a title'}`,
      options: milestones
        .filter(({ key }) => key !== own)
        .map(({ key, title }) => ({ value: key, label: withoutBackticks(title) || key })),
    }))
    .filter(({ options }) => options.length > 0)

/** Its criteria in the version before, by key. */
function beforeOf({ before }: WorkingCopy, milestoneKey: string): Record<string, string> {
  const milestone = before?.stages
    .flatMap(({ milestones }) => milestones)
    .find(({ key }) => key === milestoneKey)
  return Object.fromEntries(milestone?.criteria.map(({ key, text }) => [key, text]) ?? [])
}
