import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { calledName } from '#lib/core/names.ts'
import { needsEvidence, whyNotApproved } from '#lib/goals/rules.ts'
import { answer } from './actions.ts'
import { LastAnswer } from './criteria.tsx'
import { CriterionVerdict } from './criterion-verdict.tsx'
import { RubricChoice } from './rubric-choice.tsx'
import { allMetWords, type FormView, goalJunior } from './words.ts'

export function VerdictForm({ ctx, goal, drafts }: FormView) {
  const canAsk = goal.steps.includes('request_changes')
  if (!canAsk && !goal.steps.includes('approve')) return null
  const waitsFor = whyNotApproved(goal.kind, {
    observations: goal.observations.length,
    kept: goal.keptPeriods,
    needed: goal.periodsNeeded ?? 0,
  })
  // There's nothing to answer and nothing to approve yet, so the form would have no button.
  if (!canAsk && waitsFor) return null
  const junior = goalJunior(goal)
  const people = { viewer: ctx.viewer, author: ctx.viewer, reader: junior, junior }
  const [latest] = goal.evidence
  return (
    <section aria-labelledby="review">
      <div className="section-head">
        <h2 id="review">
          {needsEvidence(goal.kind) && latest ? `Your review of version ${latest.number}` : 'Your answer'}
        </h2>
      </div>
      <ActionForm
        action={answer}
        part="answer"
        fixed={{ goalId: goal.id, readerId: junior.id }}
        className={canAsk ? 'judge' : 'work'}
        aria-labelledby="review"
        renewed={goal.version}
        draft={draftOf(ctx, drafts, {
          verb: 'verdict',
          address: `/goals/${goal.id}`,
          readers: [junior],
          anew: latest && { evidenceId: latest.id },
        })}
      >
        <Hidden name="version" value={goal.version} />
        {latest && <Hidden name="evidenceId" value={latest.id} />}
        {waitsFor && <p className="meta">{waitsFor}</p>}
        <fieldset>
          <legend className="visually-hidden">Which criteria are met?</legend>
          <ul className="verdicts">
            {goal.criteria.map((criterion, index) => (
              <CriterionVerdict
                key={criterion.id}
                index={index}
                criterionId={criterion.id}
                label={
                  <>
                    <MarkdownLine text={criterion.text} />
                    <LastAnswer ctx={ctx} goal={goal} criterion={criterion} />
                  </>
                }
              />
            ))}
          </ul>
        </fieldset>
        {goal.kind === 'behaviour' && goal.rubric && !waitsFor && <RubricChoice steps={goal.rubric} />}
        <AudienceBox
          name="feedback"
          label={`Feedback to ${calledName(ctx.viewer, junior)}`}
          audience={{
            name: 'visibility',
            value: 'pair',
            options: (['pair', 'circle'] as const).map((visibility) => ({
              visibility,
              words: seenBy(visibility, people),
            })),
          }}
        />
        <AudienceBox
          name="note"
          label="Private note"
          optional
          audience={{ visibility: 'private', words: seenBy('private', people) }}
          rows={2}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {!waitsFor && (
            <>
              <SubmitButton name="decision" value="approve">
                <Icon name="check" />
                Approve goal
              </SubmitButton>
              {goal.criteria.length > 0 && (
                <SubmitButton className="button" name="decision" value="approve_all">
                  <Icon name="check" />
                  {allMetWords(goal.criteria.length)}, approve
                </SubmitButton>
              )}
            </>
          )}
          {canAsk && (
            <SubmitButton className="button button--ochre" name="decision" value="request_changes">
              <Icon name="back" />
              Request changes
            </SubmitButton>
          )}
          <p className="meta">
            <bdi>{calledName(ctx.viewer, junior)}</bdi> finds your answer here and on their home page.
          </p>
        </div>
      </ActionForm>
    </section>
  )
}
