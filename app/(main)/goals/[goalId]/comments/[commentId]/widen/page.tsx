import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { WidenPage, widenTab } from '#app/_parts/audience/widen-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Select } from '#app/_ui/fields.tsx'
import { getCircle } from '#lib/audience/reads.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { pairReaders } from '#lib/goals/comments/rules.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { widen } from '../../../actions.ts'
import { goalCrumbs, tabTitle } from '../../../words.ts'
import { audienceWords } from '../audience-words.ts'

type Props = { params: Promise<{ goalId: string; commentId: string }> }

// Shared by `generateMetadata` and the page.
const commentOf = cache(async (goalId: string, commentId: string) => {
  const ctx = await requireContext()
  const comment = await found(getOwnComment(ctx, addressId(goalId), addressId(commentId)))
  if (comment.withdrawnAt) notFound()
  return { comment, goal: await found(getGoalInBrief(ctx, goalId)) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, commentId } = await params
  const { goal } = await commentOf(goalId, commentId)
  return { title: widenTab(tabTitle(await requireContext(), goal)) }
}

export default async function WidenCommentPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, commentId } = await params
  const { comment, goal } = await commentOf(goalId, commentId)
  const circle = await getCircle(goal)
  const readers =
    goal.role === 'junior'
      ? pairReaders(ctx.viewer.id, circle)
      : [{ id: goal.juniorId, name: goal.juniorName }]
  const [only] = readers
  const pairWords =
    only && readers.length === 1 ? `You and ${calledName(ctx.viewer, only)}` : 'You and the person you choose'
  const isPrivate = comment.visibility === 'private'
  const back = `/goals/${goal.id}#comment-${comment.id}`
  return (
    <WidenPage
      text={{ ...comment, shown: <Markdown text={comment.body} /> }}
      words={(visibility) =>
        isPrivate && visibility === 'pair' ? pairWords : audienceWords(ctx, comment, visibility)
      }
      audiences={readers.length > 0 ? ['pair', 'circle'] : ['circle']}
      already="Everyone around this goal can already read it"
      lede="What others have read can’t be taken back from them. Earlier versions stay with those who could read them."
      crumbs={goalCrumbs(ctx, goal, `#comment-${comment.id}`)}
      action={widen}
      circle={circle}
      viewerId={ctx.viewer.id}
      sends={{ goalId: goal.id, commentId: comment.id }}
      back={back}
    >
      {readers.length === 1 && readers[0] && <input type="hidden" name="readerId" value={readers[0].id} />}
      {readers.length > 1 && isPrivate && (
        <Select
          name="readerId"
          label="If it is for two: you and"
          empty="Please choose"
          width="medium"
          options={readers.map((reader) => ({ value: reader.id, label: fullName(ctx.viewer, reader) }))}
        />
      )}
    </WidenPage>
  )
}
