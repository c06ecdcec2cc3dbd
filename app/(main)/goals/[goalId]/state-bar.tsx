import { GoalMark, goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { GoalEventKind } from '#db/words.ts'
import { daysBetween } from '#lib/core/days.ts'
import { span } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { fullName } from '#lib/core/names.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { takeUp, unblock } from './actions.ts'
import { StepButton } from './step-button.tsx'
import { goalJunior, type View, Who } from './words.ts'

export function StateBar({ ctx, goal }: View) {
  return (
    <p className="state-bar">
      {goal.blockedAt && (
        <span className="goal-state">
          <GoalMark state="blocked" />
          <span>Blocked</span>
        </span>
      )}
      <span className="goal-state">
        <GoalMark state={goal.state} />
        <StateWords ctx={ctx} goal={goal} />
      </span>
      {goal.dueOn && isOpen(goal.state) && (
        <span className={goal.isOverdue ? 'is-late' : undefined}>
          <Icon name="calendar" />
          <span>
            Due <When at={goal.dueOn} ctx={ctx} form="long" />
            {goal.isOverdue && `, ${span(daysBetween(goal.dueOn, goal.today))} late`}
          </span>
        </span>
      )}
      {goal.role !== 'junior' && (
        <a href={`/people/${goal.juniorId}`}>
          <Pebble person={goalJunior(goal)} size="small" />
          <bdi>{fullName(ctx.viewer, goalJunior(goal))}</bdi>
        </a>
      )}
    </p>
  )
}

function StateWords({ ctx, goal }: View) {
  const words = goalStateWords(goal.state)
  if (goal.waiting) {
    const { days } = goal.waiting
    return days === 0 ? `${words} today` : `${words}, waiting ${span(days)}`
  }
  if (goal.achievedAt)
    return (
      <span>
        {words} <When at={goal.achievedAt} ctx={ctx} form="plain" />
      </span>
    )
  if (goal.startedAt && goal.state === 'in_progress')
    return (
      <span>
        {words}, started <When at={goal.startedAt} ctx={ctx} form="plain" />
      </span>
    )
  return words
}

// After which a reopening is no longer why a goal is in progress.
const turns: GoalEventKind[] = [
  'started',
  'submitted',
  'approved',
  'changes_requested',
  'taken_up',
  'reopened',
]

export function Standing({ ctx, goal }: View) {
  if (goal.blockedAt && goal.blockedReason) {
    const blockedDays = daysBetween(personDay(goal.blockedAt, goal.juniorZones), goal.today)
    const by = { id: goal.blockedById ?? '', name: goal.blockedByName ?? '' }
    return (
      <Notice
        tone="late"
        action={
          goal.steps.includes('unblock') && (
            <StepButton goal={goal} part="unblock" action={unblock} className="button button--small">
              No longer blocked
            </StepButton>
          )
        }
      >
        <b>Blocked {blockedDays === 0 ? 'today' : `for ${span(blockedDays)}`}.</b> {Who(ctx, by)} wrote:{' '}
        <PlainText text={goal.blockedReason} />
      </Notice>
    )
  }
  const latest = goal.state === 'in_progress' && goal.events.findLast(({ kind }) => turns.includes(kind))
  if (latest && latest.kind === 'reopened')
    return (
      <Notice>
        <b>
          Reopened on <When at={latest.at} ctx={ctx} form="plain" />.
        </b>{' '}
        {Who(ctx, { id: latest.actorId, name: latest.actorName })} wrote:{' '}
        <PlainText text={latest.reason ?? ''} />
      </Notice>
    )
  const dropped = goal.state === 'dropped' && goal.events.findLast(({ kind }) => kind === 'dropped')
  if (!dropped) return null
  return (
    <Notice
      action={
        goal.steps.includes('take_up') && (
          <StepButton goal={goal} part="takeUp" action={takeUp} className="button button--small">
            Take up again
          </StepButton>
        )
      }
    >
      <b>
        Dropped on <When at={dropped.at} ctx={ctx} form="plain" />.
      </b>{' '}
      {Who(ctx, { id: dropped.actorId, name: dropped.actorName })} wrote:{' '}
      <PlainText text={dropped.reason ?? ''} /> It doesn’t count in its stage.
    </Notice>
  )
}
