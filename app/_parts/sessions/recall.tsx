import type { ReactNode } from 'react'
import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count, listOfWords, plainDay } from '#lib/core/format.ts'
import type { Since } from '#lib/sessions/since/reads.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

const steps = {
  started: 'started',
  submitted: 'evidence sent',
  changes_requested: 'changes requested',
  approved: 'achieved',
  reopened: 'reopened',
  blocked: 'blocked',
}

/** What was said last time, as far as the viewer may read it; `first` before the first session. */
export function LastTime({ last, today, first }: Pick<Since, 'last' | 'today'> & { first: ReactNode }) {
  if (!last)
    return (
      <section>
        <h2 className="subheading">Your first session</h2>
        <p className="mt-2 text-sm">{first}</p>
      </section>
    )
  return (
    <section>
      <h2 className="subheading">Last time, {plainDay(last.heldOn, today)}</h2>
      {last.notes.slice(0, 3).map((note) =>
        note.visibility === 'private' ? (
          <PrivateFold key={note.id} day={plainDay(last.heldOn, today)}>
            <p dir="auto" className="note--private text-sm">
              {plainText(note.body, 280)}
            </p>
          </PrivateFold>
        ) : (
          <p key={note.id} dir="auto" className="mt-2 text-sm">
            {plainText(note.body, 280)}
          </p>
        ),
      )}
      {last.notes.length === 0 && <p className="mt-2 text-sm">There are no notes you can read.</p>}
      <p className="mt-2 print:hidden">
        <a className="text-sm" href={`/sessions/${last.id}`}>
          Read the notes
        </a>
      </p>
    </section>
  )
}

/** Rows of a list: goals that moved, each with its latest step, and findings by severity. */
export function SinceRows({
  goals,
  reviews,
  juniorId,
}: Pick<Since, 'goals' | 'reviews'> & { juniorId: string }) {
  const found = [
    reviews.praise > 0 && `${reviews.praise} praise`,
    reviews.suggestions > 0 && count(reviews.suggestions, 'suggestion'),
    reviews.issues > 0 && count(reviews.issues, 'issue'),
  ].filter((words) => words !== false)
  return (
    <>
      {goals.map((goal) => (
        <li key={goal.goalId}>
          <GoalMark state={goal.blockedAt ? 'blocked' : goal.state} />
          <span>
            <a href={`/goals/${goal.goalId}`}>
              <PlainText text={goal.title} />
            </a>{' '}
            <span className="meta">{steps[goal.kind as keyof typeof steps]}</span>
          </span>
        </li>
      ))}
      {reviews.notes > 0 && (
        <li>
          <Icon name="code" />
          <span>
            <a href={`/people/${juniorId}?kind=reviews`}>{count(reviews.notes, 'review note')}</a>{' '}
            <span className="meta">{listOfWords(found)}</span>
          </span>
        </li>
      )}
    </>
  )
}
