import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { shortDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { allMetWords } from './words.ts'

type Event = GoalPage['events'][number]

const marks = {
  assigned: 'planned',
  started: 'in_progress',
  submitted: 'submitted',
  withdrawn: 'in_progress',
  changes_requested: 'changes_requested',
  approved: 'achieved',
  reopened: 'in_progress',
  blocked: 'blocked',
  unblocked: 'in_progress',
  dropped: 'dropped',
  taken_up: 'planned',
} as const

export function EventDot({ kind }: { kind: Event['kind'] }) {
  if (kind === 'due_moved') return <Icon name="calendar" />
  if (kind === 'moved_on' || kind === 'moved_back') return <Icon name="right" />
  return <GoalMark state={marks[kind]} />
}

/** Follows the actor's name: "asked for changes to version 1". */
export function eventWords(ctx: Ctx, goal: GoalPage, event: Event): string {
  const version = event.number ? `version ${event.number}` : undefined
  switch (event.kind) {
    case 'assigned':
      return goal.plan ? `assigned this goal from the plan “${goal.plan.title}”` : 'assigned this goal'
    case 'started':
      return 'started'
    case 'submitted':
      return version ? `sent ${version}` : 'asked for approval'
    case 'withdrawn':
      return version ? `took ${version} back` : 'withdrew the request for approval'
    case 'changes_requested':
      return version ? `asked for changes to ${version}` : 'asked for changes'
    case 'approved': {
      const verdict = goal.verdicts.find(({ id }) => id === event.verdictId)
      const step = verdict?.rubricStep ? ` at step ${verdict.rubricStep}` : ''
      const said = verdict?.allMet ? ` and said: ${allMetWords(verdict.criteria.length).toLowerCase()}` : ''
      return `approved ${version ?? 'this goal'}${step}${said}`
    }
    case 'reopened':
      return 'reopened this goal'
    case 'blocked':
      return 'marked this as blocked'
    case 'unblocked':
      return 'marked this as no longer blocked'
    case 'dropped':
      return 'dropped this goal'
    case 'taken_up':
      return 'took this goal up again'
    case 'due_moved':
      return dueWords(ctx, event)
    case 'moved_on':
      return `moved this goal from version ${event.fromNumber} to version ${event.toNumber} of the roadmap`
    case 'moved_back':
      return `moved this goal back to version ${event.toNumber} of the roadmap`
  }
}

function dueWords(ctx: Ctx, { dueFrom, dueTo }: Event): string {
  const today = dayIn(ctx.now, ctx.timeZone)
  if (!dueTo) return 'removed the due date'
  if (!dueFrom) return `set the due date to ${shortDay(dueTo, today)}`
  return `moved the due date from ${shortDay(dueFrom, today)} to ${shortDay(dueTo, today)}`
}
