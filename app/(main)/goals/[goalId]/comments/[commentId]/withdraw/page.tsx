import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { audienceWords } from '../audience-words.ts'

type Props = { params: Promise<{ goalId: string; commentId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawCommentPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, commentId } = await params
  const comment = await found(getOwnComment(ctx, addressId(goalId), addressId(commentId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite) notFound()
  return (
    <WithdrawPage
      ctx={ctx}
      kind="comment"
      text={{ ...comment, shown: <Markdown text={comment.body} /> }}
      words={audienceWords(ctx, comment, comment.visibility)}
      crumbs={[{ href: `/goals/${goal.id}`, label: goal.title }]}
      action={decide}
      back={`/goals/${goal.id}#comment-${comment.id}`}
    />
  )
}
