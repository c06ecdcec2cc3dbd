import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, listOfWords, plainDay, span } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { SessionFormPage } from '#lib/sessions/logging/reads.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

const steps = {
  started: 'started',
  submitted: 'evidence sent',
  changes_requested: 'changes requested',
  approved: 'achieved',
  reopened: 'reopened',
  blocked: 'blocked',
}

export function Recall({ ctx, form }: { ctx: Ctx; form: SessionFormPage }) {
  return (
    <aside className="aside lg:sticky lg:top-6" aria-label="To remember">
      <LastTime ctx={ctx} form={form} />
      <Since form={form} />
    </aside>
  )
}

function LastTime({ ctx, form }: { ctx: Ctx; form: SessionFormPage }) {
  const { last, junior, today } = form
  if (!last)
    return (
      <section>
        <h2 className="subheading">Your first session</h2>
        <p className="mt-2 text-sm">
          Ask <bdi>{calledName(ctx.viewer, junior)}</bdi> what brought them here, and agree on a first step.
        </p>
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
      <p className="mt-2">
        <a className="text-sm" href={`/sessions/${last.id}`}>
          Read the notes
        </a>
      </p>
    </section>
  )
}

function Since({ form }: { form: SessionFormPage }) {
  const { goals, reviews, last, junior, cadenceDays } = form
  const found = [
    reviews.praise > 0 && `${reviews.praise} praise`,
    reviews.suggestions > 0 && count(reviews.suggestions, 'suggestion'),
    reviews.issues > 0 && count(reviews.issues, 'issue'),
  ].filter((words) => words !== false)
  return (
    <section>
      <h2 className="subheading">{last ? 'Since then' : `The last ${span(cadenceDays)}`}</h2>
      {goals.length === 0 && reviews.notes === 0 && (
        <p className="mt-2 text-sm">No progress on goals and no review notes.</p>
      )}
      <ul className="links mt-2">
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
              <a href={`/people/${junior.id}?kind=reviews`}>{count(reviews.notes, 'review note')}</a>{' '}
              <span className="meta">{listOfWords(found)}</span>
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}
