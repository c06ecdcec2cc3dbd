import type { Metadata } from 'next'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { WiderChoice } from '#app/_parts/audience/wider-choice.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, Select } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { circleOf } from '#lib/audience/reads.ts'
import { firstName } from '#lib/core/format.ts'
import { getOwnComment } from '#lib/goals/comments/reads.ts'
import { pairReaders } from '#lib/goals/comments/rules.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { isWider } from '#lib/people/rules.ts'
import { widen } from '../../../actions.ts'
import { audienceWords } from '../audience-words.ts'

type Props = { params: Promise<{ goalId: string; commentId: string }> }

export const metadata: Metadata = { title: 'Let more people read this' }

export default async function WidenCommentPage({ params }: Props) {
  const ctx = await requireContext()
  const { goalId, commentId } = await params
  const comment = await found(getOwnComment(ctx, addressId(goalId), addressId(commentId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  const readers =
    goal.role === 'junior'
      ? pairReaders(ctx.viewer.id, await circleOf(goal))
      : [{ id: goal.juniorId, name: goal.juniorName }]
  const pairWords =
    readers.length === 1 ? `You and ${firstName(readers[0]?.name ?? '')}` : 'You and whom you choose'
  const options = [
    ...(readers.length > 0 ? [{ value: 'pair' as const, label: pairWords }] : []),
    { value: 'circle' as const, label: audienceWords(ctx, comment, 'circle') },
  ].filter(({ value }) => isWider(comment.visibility, value))
  const back = `/goals/${goal.id}#comment-${comment.id}`
  return (
    <Page
      width="read"
      title="Let more people read this"
      lede="What others have read can’t be taken back from them. Earlier versions stay with those who could read them."
      crumbs={[{ href: back, label: goal.title }]}
    >
      <div className={comment.visibility === 'private' ? 'note note--me' : 'note'}>
        <h2 className="vh">What you wrote</h2>
        <Markdown text={comment.body} />
        <VisibilityMark
          visibility={comment.visibility}
          words={audienceWords(ctx, comment, comment.visibility)}
        />
      </div>
      {options.length === 0 ? (
        <EmptyList level={2} title="Everybody around this goal reads it already" />
      ) : (
        <ActionForm action={widen} className="form mt-8">
          <input type="hidden" name="goalId" value={goal.id} />
          <input type="hidden" name="commentId" value={comment.id} />
          <Hidden name="version" value={String(comment.version)} />
          <WiderChoice options={options} back={back}>
            {readers.length > 1 && comment.visibility === 'private' && (
              <Select
                name="readerId"
                label="If it is for two: you and"
                empty="Please choose"
                width="m"
                options={readers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </WiderChoice>
        </ActionForm>
      )}
    </Page>
  )
}
