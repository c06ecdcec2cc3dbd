import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnEvidence } from '#lib/goals/evidence/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { EvidenceContent } from '../../../evidence-content.tsx'
import { goalCrumbs, goalJunior, tabTitle } from '../../../words.ts'

type Props = { params: Promise<{ goalId: string; evidenceId: string }> }

// Shared by `generateMetadata` and the page.
const sentOf = cache(async (goalId: string, evidenceId: string) => {
  const ctx = await requireContext()
  const sent = await found(getOwnEvidence(ctx, addressId(goalId), addressId(evidenceId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite || sent.isAnswered) notFound()
  return { sent, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, evidenceId } = await params
  const { sent, goal } = await sentOf(goalId, evidenceId)
  return { title: withdrawTab(sent, `version ${sent.number}`, tabTitle(await requireContext(), goal)) }
}

export default async function WithdrawEvidencePage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, evidenceId } = await params
  const { sent, goal } = await sentOf(goalId, evidenceId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="evidence"
      text={{ ...sent, visibility: 'circle', shown: <EvidenceContent version={sent} heading="h3" /> }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
      crumbs={goalCrumbs(ctx, goal)}
      action={decide}
      back={`/goals/${goal.id}#evidence`}
    >
      <p className="mt-4">
        {sent.withdrawnAt
          ? 'The goal will be waiting for an answer again.'
          : 'The goal will no longer be waiting for an answer, and you can send a new version.'}
      </p>
    </WithdrawPage>
  )
}
