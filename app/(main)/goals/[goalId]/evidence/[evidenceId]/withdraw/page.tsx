import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnEvidence } from '#lib/goals/evidence/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { EvidenceContent } from '../../../evidence-content.tsx'
import { goalJunior } from '../../../words.ts'

type Props = { params: Promise<{ goalId: string; evidenceId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawEvidencePage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, evidenceId } = await params
  const sent = await found(getOwnEvidence(ctx, addressId(goalId), addressId(evidenceId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite || sent.isAnswered) notFound()
  return (
    <WithdrawPage
      ctx={ctx}
      kind="evidence"
      text={{ ...sent, visibility: 'circle', shown: <EvidenceContent version={sent} heading="h3" /> }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
      crumbs={[{ href: `/goals/${goal.id}`, label: goal.title }]}
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
