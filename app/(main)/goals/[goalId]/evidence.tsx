import { Edited } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { count } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { withdraw } from './actions.ts'
import { EvidenceContent } from './evidence-content.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { StepButton } from './step-button.tsx'
import { goalJunior, type View, Who, who } from './words.ts'

type Version = GoalPage['evidence'][number]

export function Evidence({ ctx, goal }: View) {
  const [latest, ...earlier] = goal.evidence
  const canSubmit = goal.steps.includes('submit')
  return (
    <section aria-labelledby="evidence">
      <div className="section-head">
        <h2 id="evidence">Evidence</h2>
        {goal.evidence.length > 0 && <p className="meta">{count(goal.evidence.length, 'version')}</p>}
      </div>
      {latest ? (
        <div className="sheet">
          <article className="version" aria-labelledby={`version-${latest.number}`}>
            <div className="version__head">
              <h3 id={`version-${latest.number}`}>Version {latest.number}</h3>
              <span className="meta">
                Sent by {who(ctx, { id: latest.authorId, name: latest.authorName })} on{' '}
                <When at={latest.createdAt} ctx={ctx} form="long" />
              </span>
              <VisibilityMark
                visibility="circle"
                words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
              />
            </div>
            <EvidenceContent version={latest} />
            <Mended ctx={ctx} goal={goal} version={latest} />
            <Answered ctx={ctx} goal={goal} version={latest} />
          </article>
          {earlier.map((version) => (
            <details className="version-fold" key={version.id}>
              <summary>
                <Icon name="right" />
                <b>Version {version.number}</b>
                <span className="meta">
                  Sent <When at={version.createdAt} ctx={ctx} form="plain" />
                </span>
                <Answered ctx={ctx} goal={goal} version={version} />
              </summary>
              <div>
                <EvidenceContent version={version} />
                <Mended ctx={ctx} goal={goal} version={version} />
              </div>
            </details>
          ))}
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
          <p className="meta">You can take it back until it is answered. Its words are yours alone then.</p>
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
          ? 'Start this goal, and send what shows your work here: pull requests, documents, a note.'
          : 'No evidence was sent for this goal.'}
      </EmptyList>
    )
  return (
    <EmptyList title="Nothing sent yet">
      {Who(ctx, goalJunior(goal))} sends links and a note here when the work is done. It then waits for an
      answer in the queue.
    </EmptyList>
  )
}

// Below a version's words. What is answered stays as it is.
function Mended({ ctx, goal, version }: View & { version: Version }) {
  const address = `/goals/${goal.id}/evidence/${version.id}`
  const isAnswered = goal.verdicts.some(({ evidenceId }) => evidenceId === version.id)
  const isOwn = version.authorId === ctx.viewer.id && goal.canWrite && !isAnswered
  const canWaitAgain = goal.state === 'in_progress' && version.id === goal.evidence[0]?.id
  return (
    <>
      <Edited ctx={ctx} text={version} />
      <WithdrawnMark
        ctx={ctx}
        at={version.withdrawnAt}
        href={isOwn && canWaitAgain && `${address}/withdraw`}
      />
      {isOwn && !version.withdrawnAt && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <OwnTools edit={address} withdraw={`${address}/withdraw`} what={`version ${version.number}`} />
        </p>
      )}
    </>
  )
}

function Answered({ ctx, goal, version }: View & { version: Version }) {
  const verdict = goal.verdicts.find(({ evidenceId }) => evidenceId === version.id)
  if (verdict)
    return (
      <span className="version__answer">
        <GoalState state={verdict.decision === 'approved' ? 'achieved' : 'changes_requested'} />
        <span>
          by <bdi>{calledName(ctx.viewer, { id: verdict.authorId, name: verdict.authorName })}</bdi> on{' '}
          <When at={verdict.createdAt} ctx={ctx} form="plain" />
        </span>
      </span>
    )
  if (version.withdrawnAt)
    return (
      <span className="meta">
        Taken back on <When at={version.withdrawnAt} ctx={ctx} form="plain" />
      </span>
    )
  const isWaiting = goal.state === 'submitted' && version.id === goal.evidence[0]?.id
  return isWaiting ? null : <span className="meta">Not answered</span>
}
