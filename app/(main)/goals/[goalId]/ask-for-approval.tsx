import type { GoalPage } from '#lib/goals/reads.ts'
import { needsEvidence, whyNotApproved } from '#lib/goals/rules.ts'
import { askApproval, withdraw } from './actions.ts'
import { StepButton } from './step-button.tsx'

/** Who finds it in their queue. */
function answerer({ circle }: GoalPage): string {
  if (circle.mentors.length === 0) return 'a lead of your team'
  return circle.mentors.length === 1 ? 'your mentor' : 'your mentors'
}

export function AskForApproval({ goal }: { goal: GoalPage }) {
  if (needsEvidence(goal.kind)) return null
  if (goal.steps.includes('withdraw'))
    return (
      <div className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
        <StepButton goal={goal} part="withdraw" action={withdraw} className="button button--small">
          Withdraw request
        </StepButton>
        <p className="meta">You asked for approval. Waiting for {answerer(goal)}.</p>
      </div>
    )
  const isReady = !whyNotApproved(goal.kind, {
    observations: goal.observations.length,
    kept: goal.keptPeriods,
    needed: goal.periodsNeeded ?? 0,
  })
  if (!goal.steps.includes('submit') || !isReady) return null
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
      <StepButton goal={goal} part="askApproval" action={askApproval} className="button button--primary">
        Ask for approval
      </StepButton>
      <p className="meta">It goes to {answerer(goal)}, who can approve it or answer.</p>
    </div>
  )
}
