import type { ReactNode } from 'react'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { capital, count, countInWords, numberWord, withoutBackticks } from '#lib/core/format.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import { keptPeriods } from '#lib/goals/practice/rules.ts'
import { needsEvidence, observationsNeeded } from '#lib/goals/rules.ts'
import type { ExpectedMilestone } from '#lib/levels/readiness/rules.ts'
import type { ShownLevel, ShownPlace } from '#lib/views/levels/reads.ts'
import { type Reading, who } from './words.ts'

type Expected = ExpectedMilestone<GoalLine>
type Props = Reading & { shown: ShownPlace; level: ShownLevel; item: Expected }

/** One that the level expects and that isn't achieved: where it is, and the step that helps next. */
export function OpenMilestone(props: Props) {
  const { item, shown } = props
  const { goal, milestone, stage } = item
  const roadmap = `/roadmaps/${shown.place.roadmapId}?version=${shown.place.number}&open=${milestone.key}#${milestone.key}`
  const { now, next, way } = stepOf(props)
  return (
    <li className="expected">
      <GoalMark
        state={goal?.blockedAt ? 'blocked' : (goal?.state ?? 'planned')}
        labelled={goal !== undefined}
      />
      <div>
        <a className="title" href={goal ? `/goals/${goal.id}` : roadmap}>
          <PlainText text={milestone.title} />
        </a>
        <p className="meta">
          Stage {stage.position}. {now} {stepWords(props)}
        </p>
        <p className="mt-1 text-sm">
          <b>Next:</b> {next}
        </p>
      </div>
      {way && (
        <a className="button button--small" href={way.href}>
          {way.label}
        </a>
      )}
    </li>
  )
}

const named = (step: { title: string } | undefined, number: number) =>
  `“${withoutBackticks(step?.title ?? `step ${number}`)}”`

/** Of a behaviour: the step that the level names. */
function stepWords({ item: { milestone, step, goal }, level }: Props): ReactNode {
  if (step === null) return null
  const reached = goal?.state === 'achieved' ? goal.rubricStep : null
  const expects = `${withoutBackticks(level.title)} expects ${named(milestone.rubric?.[step - 1], step)}`
  return (
    <PlainText
      text={
        reached
          ? `At ${named(milestone.rubric?.[reached - 1], reached)}; ${expects}.`
          : `${expects}${step < 4 ? ' or a later step' : ''}.`
      }
    />
  )
}

/** A reason may end with a full stop of its own. */
const asSentence = (reason: string) => (/[.!?…。]$/.test(reason.trim()) ? reason : `${reason}.`)

type Step = { now?: ReactNode; next: ReactNode; way?: { href: string; label: string } }

function stepOf(props: Props): Step {
  const { item, ctx } = props
  const { goal } = item
  if (!goal) return unassigned(props)
  const open = { href: `/goals/${goal.id}`, label: 'Open goal' }
  if (goal.blockedReason && goal.state !== 'achieved')
    return {
      now: (
        <>
          Blocked: <PlainText text={asSentence(goal.blockedReason)} />
        </>
      ),
      next: 'get past what’s in the way, and unblock it.',
      way: open,
    }
  switch (goal.state) {
    case 'planned':
      return {
        now: (
          <>
            Planned
            {goal.dueOn && (
              <>
                , due <When at={goal.dueOn} ctx={ctx} />
              </>
            )}
            .
          </>
        ),
        next: `${who(props)} can start it.`,
        way: open,
      }
    case 'dropped':
      return { now: 'Dropped.', next: 'take it up again.', way: open }
    case 'submitted':
      return {
        now: (
          <>
            Waiting for an answer
            {goal.submittedAt && (
              <>
                {' '}
                since <When at={goal.submittedAt} ctx={ctx} />
              </>
            )}
            .
          </>
        ),
        next: props.junior.isSelf
          ? 'your mentor answers.'
          : needsEvidence(goal.kind)
            ? `check version ${goal.evidenceNumber} of the evidence.`
            : 'answer the request for approval.',
        way: props.junior.isSelf ? open : { href: open.href, label: 'Check it' },
      }
    case 'changes_requested':
      return {
        now: 'Changes requested.',
        next: `${who(props)} can answer the feedback with a new version.`,
        way: open,
      }
    case 'achieved':
      return { next: 'reopen it once later steps can be seen.', way: open }
    default:
      return { ...underWay(props, goal), way: open }
  }
}

/** By kind. */
function underWay(props: Props, goal: GoalLine): Step {
  if (goal.kind === 'behaviour') {
    const missing = observationsNeeded - goal.noted
    return {
      now: `${capital(countInWords(goal.noted, 'observation'))}.`,
      next: missing > 0 ? 'add an observation.' : 'ask for approval, or approve it at the step that you see.',
    }
  }
  if (goal.kind === 'habit' && goal.habit) {
    const { periods, needed, period } = goal.habit
    const running = periods.find(({ isCurrent }) => isCurrent)
    const isKept = running?.state === 'kept'
    return {
      now: `Kept in ${keptPeriods(periods)} of ${count(needed, period)}.`,
      next: isKept ? `keep it next ${period} too.` : `keep it this ${period}.`,
    }
  }
  const left = goal.criteria - goal.ticked
  return {
    now:
      goal.criteria > 0 &&
      `${capital(numberWord(goal.ticked))} of ${count(goal.criteria, 'criterion', 'criteria')} ticked.`,
    next:
      left > 0
        ? `${countInWords(left, 'criterion', 'criteria')} to go, then ${who(props)} can send the evidence.`
        : `${who(props)} can send the evidence.`,
  }
}

function unassigned({ item, shown, junior }: Props): Step {
  const { place } = shown
  const unmet = item.unmet.map((title) => `“${withoutBackticks(title)}”`)
  const now = unmet.length > 0 && (
    <>
      Needs <PlainText text={unmet[0] ?? ''} />
      {unmet.length > 1 && ` and ${unmet.length - 1} more`} first.
    </>
  )
  if (junior.isSelf) return { now, next: 'talk about it in your next session.' }
  if (place.retiredAt) return { now, next: 'its roadmap is retired, so it can’t be assigned.' }
  return {
    now,
    next: unmet.length > 0 ? 'assign it once that’s achieved.' : 'assign it.',
    way: {
      href: `/roadmaps/${place.roadmapId}/assign?junior=${junior.id}&milestone=${item.milestone.key}`,
      label: 'Assign goal',
    },
  }
}
