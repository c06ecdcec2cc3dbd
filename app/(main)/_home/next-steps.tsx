import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { capital, count, nearDay, numberWord, span, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { NextStep } from '#lib/views/home/steps/rules.ts'

export function NextSteps({ ctx, steps }: { ctx: Ctx; steps: NextStep[] }) {
  const today = dayIn(ctx.now, ctx.timeZone)
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="visually-hidden">
        Next steps
      </h2>
      <Plain as="ol" className="steps sheet">
        {steps.map((step, place) => {
          const { href, title, meta, action } = words(step, today, ctx)
          return (
            <li key={href + step.kind}>
              <div>
                <a className="title" href={href}>
                  {title}
                </a>
                <p className="meta">{meta}</p>
              </div>
              <a className={place === 0 ? 'button button--primary' : 'button'} href={href}>
                {action}
                <span className="visually-hidden">: {title}</span>
              </a>
            </li>
          )
        })}
      </Plain>
    </section>
  )
}

function words(step: NextStep, today: Day, ctx: Ctx) {
  switch (step.kind) {
    case 'answer':
      return {
        href: `/goals/${step.goalId}#feedback`,
        title: `Answer the feedback on “${withoutBackticks(step.title)}”`,
        meta: (
          <>
            {step.by ? calledName(ctx.viewer, step.by) : 'Your mentor'} asked for changes
            {step.days === null ? '' : ` ${ago(step.days)}`}.
            {step.left > 0 &&
              ` ${capital(numberWord(step.left))} ${step.left === 1 ? 'criterion isn’t' : 'criteria aren’t'} ticked yet.`}
          </>
        ),
        action: 'Read it',
      }
    case 'reopened':
      return {
        href: `/goals/${step.goalId}`,
        title: `Go back to “${withoutBackticks(step.title)}”`,
        meta: (
          <>
            Reopened {ago(step.days)}.{' '}
            {step.dueIn !== null && step.dueIn < 0 ? (
              <span className="is-late">{span(-step.dueIn)} late.</span>
            ) : (
              <DueIn days={step.dueIn} />
            )}
          </>
        ),
        action: 'Read why',
      }
    case 'overdue':
      return {
        href: `/goals/${step.goalId}`,
        title: `Catch up on “${withoutBackticks(step.title)}”, or agree on a new date`,
        meta: <span className="is-late">{span(step.days)} late.</span>,
        action: 'Open goal',
      }
    case 'agenda':
      return {
        href: `/sessions/${step.sessionId}`,
        title: `Add your points for ${nearDay(step.day, today).replace(/^on /, '')}`,
        meta: <>{agendaWords(step.otherPoints, calledName(ctx.viewer, step.mentor))}</>,
        action: 'Add a point',
      }
    case 'go on': {
      const { words: title, done } = goingOn(step)
      return {
        href: `/goals/${step.goalId}`,
        title,
        meta: (
          <>
            {done} <DueIn days={step.dueIn} />
          </>
        ),
        action: 'Open goal',
      }
    }
    case 'start':
      return {
        href: `/goals/${step.goalId}`,
        title: `Start “${withoutBackticks(step.title)}”`,
        meta: (
          <>
            {step.isAlone ? 'Nothing else is under way.' : 'Planned, and free to start.'}{' '}
            <DueIn days={step.dueIn} />
          </>
        ),
        action: 'Open goal',
      }
    case 'next stage':
      return {
        href: `/roadmaps/${step.roadmapId}?stage=${step.position}#stage-${step.position}`,
        title: `See what could come next: “${withoutBackticks(step.title)}”`,
        meta: (
          <>
            You’ve achieved all of “<PlainText text={step.done} />
            ”. Choose what you’d like to take on, and tell your mentor.
          </>
        ),
        action: `Open stage ${step.position}`,
      }
  }
}

function goingOn({ of, title, ticked, criteria, noted }: Extract<NextStep, { kind: 'go on' }>) {
  if (of === 'habit')
    return {
      words: `Log the next entry for “${withoutBackticks(title)}”`,
      done: noted === 0 ? 'No entries yet.' : `${capital(count(noted, 'entry', 'entries'))} so far.`,
    }
  if (of === 'behaviour')
    return {
      words: `Add an observation for “${withoutBackticks(title)}”`,
      done: noted === 0 ? 'No observations yet.' : `${capital(count(noted, 'observation'))} so far.`,
    }
  return {
    words: `Continue “${withoutBackticks(title)}”`,
    done: `${ticked} of ${count(criteria, 'criterion', 'criteria')} ticked.`,
  }
}

const ago = (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${span(days)} ago`)

function agendaWords(points: number, name: string): string {
  if (points === 0) return 'Nothing on the agenda yet.'
  return `${name} has added ${numberWord(points)} ${points === 1 ? 'point' : 'points'}. Nothing from you yet.`
}

function DueIn({ days }: { days: number | null }) {
  if (days === null) return null
  if (days === 0) return <span className="is-soon">Due today.</span>
  const when = `Due in ${span(days)}.`
  return <span className={days <= 14 ? 'is-soon' : undefined}>{when}</span>
}
