import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { calledName } from '#lib/core/names.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { answerAnchor, goalJunior, isNew, type View } from './words.ts'

export type Verdict = GoalPage['verdicts'][number]

/** What a version was answered, in one line, and whether the goal was reopened after that. */
export function AnswerLine({ ctx, goal, verdict }: View & { verdict: Verdict }) {
  const reopened =
    verdict.decision === 'approved' &&
    goal.events.find(({ kind, at }) => kind === 'reopened' && at >= verdict.createdAt)
  return (
    <span className="version__answer">
      <GoalState state={verdict.decision === 'approved' ? 'achieved' : 'changes_requested'} />
      <span>
        by {calledName(ctx.viewer, { id: verdict.authorId, name: verdict.authorName })} on{' '}
        <When at={verdict.createdAt} ctx={ctx} form="plain" />
        {reopened && (
          <>
            , reopened on <When at={reopened.at} ctx={ctx} form="plain" />
          </>
        )}
      </span>
    </span>
  )
}

/** The feedback, if the viewer may read it. */
export function FeedbackText({ ctx, goal, verdict }: View & { verdict: Verdict }) {
  if (!verdict.feedback) return null
  const junior = goalJunior(goal)
  const author = { id: verdict.authorId, name: verdict.authorName }
  return (
    <div className="saying">
      <Markdown text={verdict.feedback} />
      <VisibilityMark
        visibility={verdict.visibility}
        words={seenBy(verdict.visibility, { viewer: ctx.viewer, author, reader: junior, junior })}
      />
    </div>
  )
}

/** Below the version that it answers: the decision and its feedback, where links to it lead. */
export function GivenAnswer({ ctx, goal, verdict }: View & { verdict: Verdict }) {
  return (
    <section className="given-answer" id={answerAnchor(goal, verdict)} aria-label="The answer">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <AnswerLine ctx={ctx} goal={goal} verdict={verdict} />
        {isNew({ ctx, goal }, verdict.createdAt, verdict.authorId) && <NewMark />}
      </p>
      <FeedbackText ctx={ctx} goal={goal} verdict={verdict} />
    </section>
  )
}
