import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { goalCrumbs, tabTitle } from '../../../words.ts'
import { audienceWords } from '../audience-words.ts'

type Props = { params: Promise<{ goalId: string; commentId: string }> }

// Shared by `generateMetadata` and the page.
const commentOf = cache(async (goalId: string, commentId: string) => {
  const ctx = await requireContext()
  const comment = await found(getOwnComment(ctx, addressId(goalId), addressId(commentId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite) notFound()
  return { comment, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, commentId } = await params
  const { comment, goal } = await commentOf(goalId, commentId)
  return { title: withdrawTab(comment, 'your comment', tabTitle(await requireContext(), goal)) }
}

export default async function WithdrawCommentPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, commentId } = await params
  const { comment, goal } = await commentOf(goalId, commentId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="comment"
      text={{ ...comment, shown: <Markdown text={comment.body} /> }}
      words={audienceWords(ctx, comment, comment.visibility)}
      crumbs={goalCrumbs(ctx, goal)}
      action={decide}
      back={`/goals/${goal.id}#comment-${comment.id}`}
    />
  )
}
