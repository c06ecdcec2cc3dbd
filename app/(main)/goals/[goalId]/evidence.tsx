import { Withdrawn } from '#app/_parts/audience/withdrawn.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { count } from '#lib/core/format.ts'
import { withdraw } from './actions.ts'
import { EvidenceForm } from './evidence-form.tsx'
import { StepButton } from './step-button.tsx'
import { VersionFolded, VersionShown } from './version.tsx'
import { goalJunior, type View, verdictForm, Who } from './words.ts'

/** While the viewer's answer is due, the version before is shown beside the latest. */
export function Evidence({ ctx, goal }: View) {
  const [latest, ...earlier] = goal.evidence
  const canSubmit = goal.steps.includes('submit')
  const before = verdictForm(goal)?.isDue ? earlier.find(({ withdrawnAt }) => !withdrawnAt) : undefined
  return (
    <section aria-labelledby="evidence">
      <div className="section-head">
        <h2 id="evidence">Evidence</h2>
        {goal.evidence.length > 0 && <p className="meta">{count(goal.evidence.length, 'version')}</p>}
      </div>
      {latest ? (
        <div className="sheet">
          {before ? (
            <div className="versions-beside">
              <VersionShown ctx={ctx} goal={goal} version={latest} since={before} />
              <VersionShown ctx={ctx} goal={goal} version={before} />
            </div>
          ) : (
            <VersionShown ctx={ctx} goal={goal} version={latest} />
          )}
          {earlier.map(
            (version) =>
              version !== before && (
                <VersionFolded key={version.id} ctx={ctx} goal={goal} version={version} />
              ),
          )}
        </div>
      ) : (
        !canSubmit && <NothingYet ctx={ctx} goal={goal} />
      )}
      {goal.withdrawn
        .filter(({ kind }) => kind === 'evidence')
        .map((line) => (
          <p className="mt-3" key={line.id}>
            Version {line.number}: <Withdrawn ctx={ctx} line={line} />
          </p>
        ))}
      {goal.steps.includes('withdraw') && (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <StepButton goal={goal} part="withdraw" action={withdraw} className="button button--small">
            Take it back
          </StepButton>
          <p className="meta">You can take it back until it’s answered. Then only you can read it.</p>
        </div>
      )}
      {canSubmit && <EvidenceForm ctx={ctx} goal={goal} />}
    </section>
  )
}

function NothingYet({ ctx, goal }: View) {
  if (goal.state === 'dropped') return <EmptyList title="No evidence was sent for this goal" />
  if (goal.role === 'junior')
    return (
      <EmptyList title="Nothing sent yet">
        {goal.state === 'planned'
          ? 'Start this goal, then send evidence of your work here: pull requests, documents, a note.'
          : 'No evidence was sent for this goal.'}
      </EmptyList>
    )
  return (
    <EmptyList title="Nothing sent yet">
      {Who(ctx, goalJunior(goal))} will send links and a note here when the work is done. They’ll then be in
      the queue, waiting for an answer.
    </EmptyList>
  )
}
