import type { ReactNode } from 'react'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { GoalItem } from './goal-item.tsx'

type Shown = { ctx: Ctx; today: string }

export function StageSection(
  props: { id: string; title: string; words: string; rock?: ReactNode; goals: GoalLine[] } & Shown,
) {
  const { id, goals, ctx, today } = props
  const open = goals.filter((goal) => isOpen(goal.state))
  const achieved = goals.filter((goal) => goal.state === 'achieved')
  const dropped = goals.filter((goal) => goal.state === 'dropped')
  const list = (
    <Plain as="ul" className="sheet">
      {open.map((goal) => (
        <GoalItem key={goal.id} ctx={ctx} goal={goal} today={today} />
      ))}
    </Plain>
  )
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <div className="stone-head">
        {props.rock}
        <div>
          <h3 id={`${id}-title`}>
            <PlainText text={props.title} />
          </h3>
          <p className="meta">{props.words}</p>
        </div>
      </div>
      {open.length > 0 && list}
      {achieved.length > 0 && (
        <Fold summary={`${achieved.length} achieved in this stage`}>
          <Ended ctx={ctx} goals={achieved} today={today} />
        </Fold>
      )}
      {dropped.length > 0 && (
        <Fold summary={`${dropped.length} dropped`}>
          <Ended ctx={ctx} goals={dropped} today={today} />
        </Fold>
      )}
    </section>
  )
}

/** Few elements, because a long record has many of these. */
function Ended({ ctx, goals, today }: { goals: GoalLine[] } & Shown) {
  return (
    <Plain as="ul" className="sheet ended">
      {goals.map((goal) => (
        <li key={goal.id}>
          <a href={`/goals/${goal.id}`}>
            <PlainText text={goal.title} />
          </a>
          {goal.achievedAt && `, ${plainDay(dayIn(goal.achievedAt, ctx.timeZone), today)}`}
        </li>
      ))}
    </Plain>
  )
}
