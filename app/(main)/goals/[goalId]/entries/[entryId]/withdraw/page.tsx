import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnEntry } from '#lib/goals/practice/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { goalJunior } from '../../../words.ts'

type Props = { params: Promise<{ goalId: string; entryId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawEntryPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, entryId } = await params
  const entry = await found(getOwnEntry(ctx, addressId(goalId), addressId(entryId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite) notFound()
  return (
    <WithdrawPage
      ctx={ctx}
      kind="habit_entry"
      text={{ ...entry, visibility: 'circle', shown: <Markdown text={entry.body} /> }}
      words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
      crumbs={[{ href: `/goals/${goal.id}`, label: goal.title }]}
      action={decide}
      back={`/goals/${goal.id}#entries`}
    >
      {!entry.withdrawnAt && <p className="mt-4">It will no longer count in its period.</p>}
    </WithdrawPage>
  )
}
