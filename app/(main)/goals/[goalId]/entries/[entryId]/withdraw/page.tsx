import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnEntry } from '#lib/goals/practice/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { goalCrumbs, goalJunior, tabTitle } from '../../../words.ts'

type Props = { params: Promise<{ goalId: string; entryId: string }> }

// Shared by `generateMetadata` and the page.
const entryOf = cache(async (goalId: string, entryId: string) => {
  const ctx = await requireContext()
  const entry = await found(getOwnEntry(ctx, addressId(goalId), addressId(entryId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite) notFound()
  return { entry, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, entryId } = await params
  const { entry, goal } = await entryOf(goalId, entryId)
  return { title: withdrawTab(entry, 'your entry', tabTitle(await requireContext(), goal)) }
}

export default async function WithdrawEntryPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, entryId } = await params
  const { entry, goal } = await entryOf(goalId, entryId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="habit_entry"
      text={{ ...entry, visibility: 'circle', shown: <Markdown text={entry.body} /> }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
      crumbs={goalCrumbs(ctx, goal)}
      action={decide}
      back={`/goals/${goal.id}#entries`}
    >
      {!entry.withdrawnAt && <p className="mt-4">It will no longer count in its period.</p>}
    </WithdrawPage>
  )
}
