import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { getGoalTitle } from '#lib/goals/reads.ts'
import { edit } from '../../actions.ts'
import { goalCrumbs, tabTitle } from '../../words.ts'
import { audienceWords } from './audience-words.ts'

type Props = {
  params: Promise<{ goalId: string; commentId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const commentOf = cache(async (goalId: string, commentId: string) => {
  const ctx = await requireContext()
  const comment = await found(getOwnComment(ctx, addressId(goalId), addressId(commentId)))
  if (comment.withdrawnAt) notFound()
  return { ...(await found(getGoalTitle(ctx, goalId))), comment }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, commentId } = await params
  const { title, comment } = await commentOf(goalId, commentId)
  return { title: `Edit your comment: ${tabTitle(await requireContext(), { ...comment, title })}` }
}

export default async function EditCommentPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { goalId, commentId } = await params
  const { comment, ...goal } = await commentOf(goalId, commentId)
  const draft = draftOf(ctx, await draftsOn(ctx, comment.id, await searchParams), {
    verb: 'comment_edit',
    address: `/goals/${goal.id}/comments/${comment.id}`,
    basis: { version: comment.version },
  })
  return (
    <Page
      width="read"
      title="Edit your comment"
      lede="The current text is kept as an earlier version, for those who could read it."
      crumbs={goalCrumbs(ctx, { ...comment, ...goal })}
    >
      <ActionForm action={edit} className="form" draft={draft}>
        <input type="hidden" name="goalId" value={goal.id} />
        <input type="hidden" name="commentId" value={comment.id} />
        <Hidden name="version" value={String(comment.version)} />
        <AudienceBox
          name="body"
          label="Comment"
          hideLabel
          value={comment.body}
          rows={8}
          audience={{
            visibility: comment.visibility,
            words: audienceWords(ctx, comment, comment.visibility),
          }}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save comment</SubmitButton>
          <a className="button button--quiet" href={`/goals/${goal.id}#comment-${comment.id}`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
