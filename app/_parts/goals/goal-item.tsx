import { When } from '#app/_parts/sessions/when.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import { keptPeriods, nearPeriods } from '#lib/goals/practice/rules.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { Due } from './due.tsx'
import { GoalMark } from './goal-mark.tsx'
import { HabitStrip } from './habit-strip.tsx'
import { habitStrip } from './habit-words.ts'

type Props = { ctx: Ctx; goal: GoalLine; today: string }

/** `today` is the junior's. */
export function GoalItem({ ctx, goal, today }: Props) {
  return (
    <li className="goal">
      <GoalMark state={goal.blockedAt ? 'blocked' : goal.state} labelled />
      <div>
        <a className="title" href={`/goals/${goal.id}`}>
          <PlainText text={goal.title} />
        </a>
        <p className="meta">
          <Standing ctx={ctx} goal={goal} today={today} />
          {goal.habit &&
            `, kept ${keptPeriods(goal.habit.periods)} of ${count(goal.habit.needed, goal.habit.period)}`}
        </p>
      </div>
      <div className="goal__side">
        <Counted goal={goal} />
        {goal.dueOn && (
          <span>
            <Due day={goal.dueOn} today={today} isWaiting={goal.state === 'submitted'}>
              <When at={goal.dueOn} ctx={ctx} />
            </Due>
          </span>
        )}
      </div>
    </li>
  )
}

function Standing({ ctx, goal }: Props) {
  if (goal.blockedReason)
    return (
      <>
        Blocked: <PlainText text={goal.blockedReason} />
      </>
    )
  switch (goal.state) {
    case 'planned':
      return 'Planned'
    case 'in_progress':
      return (
        <>
          In progress
          {goal.reopenedAt ? (
            <>
              , reopened <When at={goal.reopenedAt} ctx={ctx} />
            </>
          ) : (
            goal.startedAt && (
              <>
                , started <When at={goal.startedAt} ctx={ctx} />
              </>
            )
          )}
        </>
      )
    case 'submitted':
      return (
        <>
          {needsEvidence(goal.kind) ? `Version ${goal.evidenceNumber} sent` : 'Asked for approval'}
          {goal.submittedAt && (
            <>
              {' '}
              <When at={goal.submittedAt} ctx={ctx} />
            </>
          )}
          , waiting for an answer
        </>
      )
    case 'changes_requested':
      return (
        <>
          Changes requested
          {goal.answeredById &&
            goal.answeredByName &&
            ` by ${calledName(ctx.viewer, { id: goal.answeredById, name: goal.answeredByName })}`}
          {goal.answeredAt && (
            <>
              , <When at={goal.answeredAt} ctx={ctx} />
            </>
          )}
        </>
      )
    default:
      return null
  }
}

// As many pebbles as fit beside a title on a phone.
const periodsInLine = 4

function Counted({ goal }: { goal: GoalLine }) {
  if (goal.habit)
    return (
      <HabitStrip
        label={`Kept by ${goal.habit.period}`}
        periods={habitStrip(nearPeriods(goal.habit.periods, periodsInLine), goal.habit.period)}
      />
    )
  if (goal.kind === 'behaviour') return <span>{count(goal.noted, 'observation')}</span>
  if (goal.criteria === 0) return null
  return (
    <span>
      <span className="tick-strip" aria-hidden="true">
        {Array.from({ length: goal.criteria }, (_, index) => index).map((index) => (
          <i key={index} className={index < goal.ticked ? 'ticked' : undefined} />
        ))}
      </span>{' '}
      {goal.ticked} of {goal.criteria}
      <span className="visually-hidden"> criteria</span>
    </span>
  )
}
