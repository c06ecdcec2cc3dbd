import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { keyed } from '#app/_parts/shell/places.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select } from '#app/_ui/fields.tsx'
import { FoldedField } from '#app/_ui/folded-field.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { calledName, fullName } from '#lib/core/names.ts'
import { pairReaders } from '#lib/goals/comments/rules.ts'
import { comment } from './actions.ts'
import { type FormView, goalJunior, verdictForm } from './words.ts'

/** A junior with several mentors says which of them a comment for two is meant for. */
export function CommentForm({ ctx, goal, drafts }: FormView) {
  const junior = goalJunior(goal)
  const readers = goal.role === 'junior' ? pairReaders(ctx.viewer.id, goal.circle) : [junior]
  const [only] = readers
  const isOne = readers.length === 1
  const isChosen = readers.length > 1
  const people = { viewer: ctx.viewer, author: ctx.viewer, reader: only, junior }
  const pairWords = isOne ? seenBy('pair', people) : 'You and the person you choose'
  const options = [
    ...(only ? [{ visibility: 'pair' as const, words: pairWords }] : []),
    { visibility: 'circle' as const, words: seenBy('circle', people) },
    { visibility: 'private' as const, words: 'Only you' },
  ]
  const label = isOne && only ? `Write to ${calledName(ctx.viewer, only)}` : 'Write a comment'
  const isFolded = verdictForm(goal)?.isDue
  const fields = (
    <>
      <AudienceBox
        name="body"
        label={label}
        hideLabel={isFolded}
        audience={{ name: 'visibility', value: only ? 'pair' : 'private', options }}
        rows={2}
        shortcut={keyed(ctx.viewer, 'e')}
        send={
          isChosen ? undefined : <SubmitButton className="button button--small">Send comment</SubmitButton>
        }
      />
      {isChosen && (
        <>
          <Select
            name="readerId"
            label="If it’s for two: you and"
            empty="Please choose"
            width="medium"
            options={readers.map((reader) => ({ value: reader.id, label: fullName(ctx.viewer, reader) }))}
          />
          <div>
            <SubmitButton className="button">Send comment</SubmitButton>
          </div>
        </>
      )}
    </>
  )
  return (
    <ActionForm
      action={comment}
      part="comment"
      fixed={{ goalId: goal.id, readerId: isOne && only?.id }}
      className="mt-7 grid gap-4 print:hidden"
      aria-label="Write a comment"
      renewed={goal.comments.length}
      draft={draftOf(ctx, drafts, { verb: 'comment', address: `/goals/${goal.id}`, readers })}
    >
      {isFolded ? (
        <FoldedField name="body" summary={label}>
          <div className="grid gap-4">{fields}</div>
        </FoldedField>
      ) : (
        fields
      )}
    </ActionForm>
  )
}
