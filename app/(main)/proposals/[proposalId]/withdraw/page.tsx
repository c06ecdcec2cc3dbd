import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getProposal } from '#lib/proposals/reads.ts'
import { decide } from '../../../_withdrawing/actions.ts'
import { crumbsTo } from '../words.ts'

type Props = { params: Promise<{ proposalId: string }> }

// Shared by `generateMetadata` and the page.
const proposalOf = cache(async (proposalId: string) => {
  const proposal = await found(getProposal(await requireContext(), addressId(proposalId)))
  const isChangeable = proposal.state === 'open' || proposal.state === 'withdrawn'
  if (!proposal.isOwn || !proposal.isHere || !isChangeable) notFound()
  return proposal
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const proposal = await proposalOf((await params).proposalId)
  return { title: withdrawTab(proposal, 'your proposal', proposal.title) }
}

export default async function WithdrawProposalPage({ params }: Props) {
  const ctx = await requireContext()
  const proposal = await proposalOf((await params).proposalId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="proposal"
      text={{
        ...proposal,
        visibility: 'circle',
        shown: (
          <>
            <p className="title">
              <PlainText text={proposal.title} />
            </p>
            <Markdown text={proposal.why} />
          </>
        ),
      }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: ctx.viewer })}
      crumbs={crumbsTo(proposal)}
      action={decide}
      back={`/proposals/${proposal.id}`}
    />
  )
}
