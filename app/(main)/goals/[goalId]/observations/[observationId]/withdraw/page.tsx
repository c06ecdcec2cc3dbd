import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnObservation } from '#lib/goals/practice/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { goalCrumbs, goalJunior, tabTitle } from '../../../words.ts'

type Props = { params: Promise<{ goalId: string; observationId: string }> }

// Shared by `generateMetadata` and the page.
const observationOf = cache(async (goalId: string, observationId: string) => {
  const ctx = await requireContext()
  const observation = await found(getOwnObservation(ctx, addressId(goalId), addressId(observationId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite) notFound()
  return { observation, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, observationId } = await params
  const { observation, goal } = await observationOf(goalId, observationId)
  return { title: withdrawTab(observation, 'your observation', tabTitle(await requireContext(), goal)) }
}

export default async function WithdrawObservationPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, observationId } = await params
  const { observation, goal } = await observationOf(goalId, observationId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="observation"
      text={{ ...observation, visibility: 'circle', shown: <Markdown text={observation.body} /> }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
      crumbs={goalCrumbs(ctx, goal)}
      action={decide}
      back={`/goals/${goal.id}#observations`}
    >
      {!observation.withdrawnAt && <p className="mt-4">It will no longer count towards approval.</p>}
    </WithdrawPage>
  )
}
