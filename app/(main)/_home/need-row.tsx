import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { ActionButton } from '#app/_parts/sessions/action-button.tsx'
import { nextSessionWords } from '#app/_parts/sessions/next-words.ts'
import { keyed } from '#app/_parts/shell/places.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { capital, nearDay, shortDay, span, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { Need } from '#lib/views/needs/rules.ts'
import { OpenGoal, PlanSession } from './need-links.tsx'
import { NextStageRow } from './next-stage-row.tsx'
import { Row } from './row.tsx'

type Junior = {
  id: string
  name: string
  next: { sessionId: string } | null
  startedOn: Day
  roadmapId: string | undefined
}

export const assignHref = ({ id, roadmapId }: Pick<Junior, 'id' | 'roadmapId'>) =>
  roadmapId ? `/roadmaps/${roadmapId}/assign?junior=${id}` : '/roadmaps'

/** In a form of action buttons. `said`: what was done with it a moment ago. */
export function NeedRow(props: {
  ctx: Ctx
  need: Need
  junior: Junior
  today: Day
  said?: string | undefined
}) {
  const { ctx, need, junior, today, said } = props
  const name = calledName(ctx.viewer, junior)
  switch (need.kind) {
    case 'evidence':
      return (
        <Row
          look="wait"
          mark={<GoalMark state="submitted" />}
          age={need.days === 0 ? 'Sent today' : `Waiting ${span(need.days)}`}
          action={
            <a
              className="button button--small button--primary"
              href={`/goals/${need.goalId}#evidence`}
              aria-keyshortcuts={keyed(ctx.viewer, 'e')}
            >
              Check
              <span className="visually-hidden">
                {' '}
                <bdi>{name}</bdi>’s evidence
              </span>
            </a>
          }
        >
          Evidence to check:{' '}
          <a href={`/goals/${need.goalId}#evidence`}>
            <PlainText text={need.title} />
          </a>
        </Row>
      )
    case 'proposal':
      return (
        <Row
          look="wait"
          mark={<Icon name="flag" />}
          age={need.days === 0 ? 'Sent today' : `Waiting ${span(need.days)}`}
          action={
            <a className="button button--small button--primary" href={`/proposals/${need.proposalId}`}>
              Answer
              <span className="visually-hidden">
                {' '}
                <bdi>{name}</bdi>’s proposal
              </span>
            </a>
          }
        >
          Proposed goal:{' '}
          <a href={`/proposals/${need.proposalId}`}>
            <PlainText text={need.title} />
          </a>
        </Row>
      )
    case 'overdue':
      return (
        <Row
          look="late"
          mark={<Icon name="clock" />}
          age={`${span(need.days)} late`}
          action={<OpenGoal goalId={need.goalId} title={withoutBackticks(need.title)} />}
        >
          Overdue:{' '}
          <a href={`/goals/${need.goalId}`}>
            <PlainText text={need.title} />
          </a>
        </Row>
      )
    case 'blocked':
      return (
        <Row
          look="late"
          mark={<GoalMark state="blocked" />}
          age={need.days === 0 ? 'Blocked today' : `Blocked ${span(need.days)}`}
          action={<OpenGoal goalId={need.goalId} title={withoutBackticks(need.title)} />}
        >
          Blocked:{' '}
          <a href={`/goals/${need.goalId}`}>
            <PlainText text={need.title} />
          </a>
          <BlockedWords ctx={ctx} need={need} />
        </Row>
      )
    case 'contact':
      return (
        <Row
          look={need.level}
          mark={<Icon name={need.level === 'late' ? 'warning' : 'people'} />}
          age={`Since ${shortDay(need.lastHeldOn ?? junior.startedOn, today).replace(/^\S+ /, '')}`}
          action={
            junior.next ? (
              <a className="button button--small" href={`/sessions/${junior.next.sessionId}`}>
                Open session
                <span className="visually-hidden">
                  {' '}
                  with <bdi>{name}</bdi>
                </span>
              </a>
            ) : (
              <PlanSession id={junior.id} name={name} />
            )
          }
        >
          <b>{need.lastHeldOn ? `Not met for ${span(need.days)}.` : `Not met yet, ${span(need.days)} in.`}</b>{' '}
          {need.nextOn
            ? `${capital(nextSessionWords({ day: need.nextOn }, today, ctx.timeZone))}.`
            : 'No next session.'}
        </Row>
      )
    case 'promise':
      return (
        <Row
          id={`promise-${need.actionId}`}
          look={need.isDone ? 'plain' : need.days > 0 ? 'late' : 'plain'}
          mark={<Icon name="check" />}
          age={need.isDone ? '' : promiseAge(need.days, need.dueOn, today)}
          button={
            <ActionButton
              action={{ id: need.actionId, version: need.version }}
              state={need.isDone ? 'open' : 'done'}
              className="button button--small"
              aria-label={`${need.isDone ? 'Undo' : 'Mark done'}: ${withoutBackticks(need.body)}`}
              isNext={said !== undefined}
            >
              {need.isDone ? 'Undo' : 'Mark done'}
            </ActionButton>
          }
        >
          You promised <bdi>{name}</bdi>:{' '}
          <a href={`/actions/${need.actionId}`}>
            <PlainText text={need.body} />
          </a>
          {said && (
            <span className="meta block" role="status">
              {said}
            </span>
          )}
        </Row>
      )
    case 'no goal':
      return (
        <Row
          look="plain"
          mark={<Icon name="flag" />}
          age={sinceWords(need.days)}
          action={
            <a className="button button--small" href={assignHref(junior)}>
              Assign goals
              <span className="visually-hidden">
                {' '}
                to <bdi>{name}</bdi>
              </span>
            </a>
          }
        >
          <b>No goals yet.</b>
        </Row>
      )
    case 'not met':
      return (
        <Row
          look="plain"
          mark={<Icon name="people" />}
          age={sinceWords(need.days)}
          action={<PlanSession id={junior.id} name={name} />}
        >
          <b>Not met yet.</b> Nothing planned.
        </Row>
      )
    case 'next stage':
      return <NextStageRow name={name} need={need} href={`${assignHref(junior)}&stage=${need.next.key}`} />
    default:
      return null
  }
}

function BlockedWords({ ctx, need }: { ctx: Ctx; need: Extract<Need, { kind: 'blocked' }> }) {
  if (!need.reason) return null
  const who = need.by && (need.by.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, need.by))
  return (
    <span className="meta block">
      {who && `${who} wrote: `}
      {need.reason}
    </span>
  )
}

const sinceWords = (days: number) => (days === 0 ? 'Since today' : `For ${span(days)}`)

function promiseAge(days: number, dueOn: Day, today: Day): string {
  if (days > 0) return `${span(days)} late`
  return `Due ${nearDay(dueOn, today).replace(/^on /, '')}`
}
