import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Tick } from '#app/_ui/choices.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FoldedField } from '#app/_ui/folded-field.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { ProblemSummary } from '#app/_ui/problem-summary.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { calledName } from '#lib/core/names.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { answer } from './actions.ts'
import { LastAnswer, tally } from './criteria.tsx'
import { CriterionVerdict } from './criterion-verdict.tsx'
import { EarlierWords, GoneCriteria } from './earlier-criteria.tsx'
import { Evidence } from './evidence.tsx'
import { RubricChoice } from './rubric-choice.tsx'
import { allMetWords, type FormView, goalJunior, type View, verdictForm } from './words.ts'

/** While an answer is due, the evidence is in it, so that the buttons stay in reach from there on. */
export function VerdictForm({ ctx, goal, drafts }: FormView) {
  const form = verdictForm(goal)
  if (!form) return null
  const { isDue, waitsFor } = form
  const junior = goalJunior(goal)
  const [latest] = goal.evidence
  const hasEvidence = needsEvidence(goal.kind)
  return (
    <ActionForm
      action={answer}
      part="answer"
      fixed={{ goalId: goal.id, readerId: junior.id }}
      className={isDue ? 'check prints' : 'prints'}
      aria-labelledby="answer"
      summary={false}
      // Not with each version: refused because the evidence was edited, the answer stays below the evidence as it is now.
      renewed={`${goal.state} ${latest?.id}`}
      draft={draftOf(ctx, drafts, {
        verb: 'verdict',
        address: `/goals/${goal.id}`,
        readers: [junior],
        anew: latest && { evidenceId: latest.id },
      })}
    >
      <Hidden name="version" value={goal.version} />
      {latest && <Hidden name="evidenceId" value={latest.id} />}
      {isDue && hasEvidence && <Evidence ctx={ctx} goal={goal} />}
      <section aria-labelledby="answer">
        <div className="section-head">
          <h2 id="answer">
            {hasEvidence && latest ? `Your answer to version ${latest.number}` : 'Your answer'}
          </h2>
          <p className="meta">{tally({ ctx, goal })}</p>
        </div>
        <div className={isDue ? 'judge' : 'work'}>
          <ProblemSummary />
          {waitsFor && <p className="meta">{waitsFor}</p>}
          <div className="judge__criteria">
            <CriterionChoices ctx={ctx} goal={goal} />
            {goal.kind === 'behaviour' && goal.rubric && !waitsFor && <RubricChoice steps={goal.rubric} />}
          </div>
          <Words ctx={ctx} goal={goal} />
        </div>
      </section>
      <VerdictBar ctx={ctx} goal={goal} />
    </ActionForm>
  )
}

function CriterionChoices({ ctx, goal }: View) {
  return (
    <fieldset>
      <legend className="visually-hidden">Which criteria are met?</legend>
      {goal.criteria.length > 1 && (
        <div className="verdicts__all print:hidden">
          <Tick name="allMet" label={allMetWords(goal.criteria.length)} />
        </div>
      )}
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
                <EarlierWords ctx={ctx} goal={goal} criterion={criterion} />
              </>
            }
          />
        ))}
      </ul>
      <GoneCriteria ctx={ctx} goal={goal} />
    </fieldset>
  )
}

function Words({ ctx, goal }: View) {
  const junior = goalJunior(goal)
  const people = { viewer: ctx.viewer, author: ctx.viewer, reader: junior, junior }
  return (
    <div className="stack-3 print:hidden">
      <AudienceBox
        name="feedback"
        label={`Feedback to ${calledName(ctx.viewer, junior)}`}
        rows={3}
        audience={{
          name: 'visibility',
          value: 'pair',
          options: (['pair', 'circle'] as const).map((visibility) => ({
            visibility,
            words: seenBy(visibility, people),
          })),
        }}
      />
      <FoldedField name="note" summary="Add a private note">
        <AudienceBox
          name="note"
          label="Private note"
          hideLabel
          audience={{ visibility: 'private', words: seenBy('private', people) }}
          rows={2}
        />
      </FoldedField>
    </div>
  )
}

function VerdictBar({ ctx, goal }: View) {
  const { isDue, waitsFor } = verdictForm(goal) ?? {}
  return (
    <div className={isDue ? 'verdict-bar verdict-bar--held' : 'verdict-bar'}>
      {!waitsFor && (
        <SubmitButton name="decision" value="approve">
          <Icon name="check" />
          Approve goal
        </SubmitButton>
      )}
      {isDue && (
        <SubmitButton className="button button--ochre" name="decision" value="request_changes">
          <Icon name="back" />
          Request changes
        </SubmitButton>
      )}
      <p className="meta">
        <bdi>{calledName(ctx.viewer, goalJunior(goal))}</bdi> will find your answer here and on their home
        page.
      </p>
    </div>
  )
}
