import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { OwnGoalFields } from '#app/_parts/goals/own-goal-fields.tsx'
import { stageOptions } from '#app/_parts/goals/stage-options.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { listStagesBeside } from '#lib/goals/own/reads.ts'
import { getProposal } from '#lib/proposals/reads.ts'
import { WhyBox } from '../../../goals/new/propose-form.tsx'
import { crumbsTo, proposalTab } from '../words.ts'
import { edit, editFromRoadmap } from './actions.ts'

type Props = { params: Promise<{ proposalId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const proposalOf = cache(async (proposalId: string) => {
  const proposal = await found(getProposal(await requireContext(), addressId(proposalId)))
  if (!proposal.isOwn || !proposal.isHere || proposal.state !== 'open') notFound()
  return proposal
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const proposal = await proposalOf((await params).proposalId)
  return { title: `Edit: ${proposalTab(await requireContext(), proposal)}` }
}

export default async function EditProposalPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const proposal = await proposalOf((await params).proposalId)
  const { id, version, criteria, roadmapId, stageKey } = proposal
  const draft = draftOf(ctx, await draftsOn(ctx, id, await searchParams), {
    verb: 'proposal_edit',
    address: `/proposals/${id}/edit`,
    basis: { version },
  })
  return (
    <Page
      title="Edit what you proposed"
      lede="The current text is kept as an earlier version."
      crumbs={crumbsTo(proposal)}
      width="read"
    >
      <ActionForm
        action={proposal.isMilestone ? editFromRoadmap : edit}
        className="form"
        aria-label="Edit proposal"
        renewed={version}
        draft={draft}
        fixed={{ proposalId: id }}
      >
        <Hidden name="version" value={version} />
        {proposal.isMilestone ? (
          <>
            <WhyBox ctx={ctx} value={proposal.why} />
            <TextField
              name="dueOn"
              type="date"
              label="Due"
              width="medium"
              value={proposal.dueOn ?? ''}
              optional
            />
          </>
        ) : (
          <OwnGoalFields
            goal={{
              kind: proposal.kind ?? 'skill',
              title: proposal.title,
              outcome: proposal.outcome ?? '',
              criteria,
              stage: stageKey ? `${roadmapId} ${stageKey}` : '',
              dueOn: proposal.dueOn ?? '',
            }}
            rowIds={criteria.map((_, at) => `criterion-${at + 1}`)}
            stages={stageOptions(await listStagesBeside(proposal))}
          >
            <WhyBox ctx={ctx} value={proposal.why} />
          </OwnGoalFields>
        )}
        <FormBar submit="Save" back={`/proposals/${id}`} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
