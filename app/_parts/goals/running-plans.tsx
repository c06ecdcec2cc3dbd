import { When } from '#app/_parts/sessions/when.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import { runningPlans } from '#lib/plans/running/rules.ts'

/** A line for each plan of which something is still open: how far it has come, and what is due next. Nothing without one. */
export function RunningPlans({ ctx, goals }: { ctx: Ctx; goals: readonly GoalLine[] }) {
  return runningPlans(goals).map((plan) => (
    <Notice key={plan.id}>
      <b>
        <PlainText text={plan.title} />
      </b>
      , since <When at={plan.startsOn} ctx={ctx} form="plain" />: {plan.achieved} of{' '}
      {count(plan.goals, 'goal')} achieved. Next is{' '}
      <a href={`/goals/${plan.next.id}`}>
        <PlainText text={plan.next.title} />
      </a>
      {plan.next.dueOn && (
        <>
          , due <When at={plan.next.dueOn} ctx={ctx} />
        </>
      )}
      .
    </Notice>
  ))
}
