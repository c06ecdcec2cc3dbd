import { PlainText } from '#app/_ui/plain-text.tsx'
import { shortDay } from '#lib/core/format.ts'
import type { TimelineItem } from '#lib/views/timeline/reads.ts'
import { FromPlan } from './from-plan.tsx'
import type { Content, Part } from './timeline-content.tsx'

export function Goal({ item }: { item: { goalId: string | null; goalTitle: string } }) {
  if (!item.goalId)
    return (
      <span className="title">
        <PlainText text={item.goalTitle} />
      </span>
    )
  return (
    <a className="title" href={`/goals/${item.goalId}`}>
      <PlainText text={item.goalTitle} />
    </a>
  )
}

/** What was done with a goal; evidence and answers are items of their own. */
export function step(
  item: Extract<TimelineItem, { kind: 'step' }>,
  circle: (body: string | null) => Part[],
): Content {
  const goal = <Goal item={item} />
  const text = circle(item.reason)
  switch (item.step) {
    case 'assigned':
      return {
        icon: 'flag',
        title: (
          <>
            Assigned {goal}
            <FromPlan title={item.planTitle} />
          </>
        ),
        text,
      }
    case 'started':
      return { icon: 'goal', title: <>Started {goal}</>, text }
    // With evidence, the version is an item of its own.
    case 'submitted':
      return { icon: 'up', title: <>Asked for approval of {goal}</>, text }
    case 'withdrawn':
      return {
        icon: 'back',
        title: (
          <>
            Took back {item.number === null ? 'the question about' : 'the evidence for'} {goal}
          </>
        ),
        text,
      }
    case 'reopened':
      return { icon: 'repeat', look: 'back', title: <>Reopened {goal}</>, text }
    case 'blocked':
      return { icon: 'block', title: <>Blocked: {goal}</>, text }
    case 'unblocked':
      return { icon: 'goal', title: <>No longer blocked: {goal}</>, text }
    case 'dropped':
      return { icon: 'close', title: <>Dropped {goal}</>, text }
    case 'taken_up':
      return { icon: 'repeat', title: <>Took up {goal} again</>, text }
    case 'due_moved':
      return {
        icon: 'calendar',
        title: (
          <>
            Moved {goal}
            {item.dueTo ? ` to ${shortDay(item.dueTo, item.day).replace(/^\S+ /, '')}` : ', no day set'}
          </>
        ),
        text,
      }
    case 'moved_on':
    case 'moved_back': {
      const where = `${item.step === 'moved_back' ? 'back to' : 'on to'} version ${item.toNumber} of the roadmap`
      const others = item.moved - 1
      return {
        icon: 'right',
        title: (
          <>
            Moved {goal}
            {others > 0 && ` and ${others === 1 ? 'one other goal' : `${others} other goals`}`} {where}
          </>
        ),
        text,
      }
    }
    default:
      return { icon: 'goal', title: goal, text }
  }
}
