import type { ReactNode } from 'react'
import { Flat } from '#app/_ui/flat.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/context.ts'
import { dayOf } from '#lib/days.ts'
import { count, plainDay } from '#lib/format.ts'
import type { GoalLine } from '#lib/goals/list-reads.ts'
import { isOpen } from '#lib/goals/rules.ts'
import type { StageProgress } from '#lib/progress/rules.ts'
import { GoalItem } from './goal-item.tsx'
import { Rock } from './rock.tsx'

type Shown = { ctx: Ctx; today: string }

/**
 * A junior's goals over a roadmap as it is now, each stage with its stone and its numbers in words. The stage they are
 * in stands first; achieved and dropped goals are folded; stages without goals are left out; goals of milestones that
 * the roadmap no longer has come last. `anchor` begins the ids that links lead to.
 */
export function JuniorStages(
  props: {
    stages: StageProgress[]
    current?: string | undefined
    goals: GoalLine[]
    anchor?: string
  } & Shown,
) {
  const { stages, current, goals, anchor = 'stage', ctx, today } = props
  const groups = stages
    .map((stage, place) => ({ stage, place, goals: goals.filter((goal) => goal.stageKey === stage.key) }))
    .filter((group) => group.goals.length > 0)
    .sort((a, b) => Number(b.stage.key === current) - Number(a.stage.key === current))
  const known = new Set(stages.map(({ key }) => key))
  const others = goals.filter((goal) => !known.has(goal.stageKey))
  return (
    <>
      {groups.map(({ stage, place, goals: ofStage }) => (
        <Stage
          key={stage.key}
          id={`${anchor}-${stage.position}`}
          title={`${stage.position}. ${stage.title}`}
          words={stageWords(stage)}
          rock={<Rock place={place} stones={stages.length} facets={stage.facets} />}
          goals={ofStage}
          ctx={ctx}
          today={today}
        />
      ))}
      {others.length > 0 && (
        <Stage
          id={`${anchor}-others`}
          title="From earlier versions of the roadmap"
          words={count(others.length, 'goal')}
          goals={others}
          ctx={ctx}
          today={today}
        />
      )}
    </>
  )
}

/** A stage's numbers in words: "2 of 5 achieved, 2 under way, 1 planned". */
function stageWords({ achieved, total, underWay, planned }: StageProgress): string {
  const parts = [`${achieved} of ${total} achieved`]
  if (underWay > 0) parts.push(`${underWay} under way`)
  if (planned > 0) parts.push(`${planned} planned`)
  return parts.join(', ')
}

function Stage(
  props: { id: string; title: string; words: string; rock?: ReactNode; goals: GoalLine[] } & Shown,
) {
  const { id, goals, ctx, today } = props
  const open = goals.filter((goal) => isOpen(goal.state))
  const achieved = goals.filter((goal) => goal.state === 'achieved')
  const dropped = goals.filter((goal) => goal.state === 'dropped')
  const list = (
    <ul className="sheet">
      {open.map((goal) => (
        <GoalItem key={goal.id} ctx={ctx} goal={goal} today={today} />
      ))}
    </ul>
  )
  return (
    <Flat as="section" id={id} aria-labelledby={`${id}-title`}>
      <div className="stagehead">
        {props.rock}
        <div>
          <h3 id={`${id}-title`}>{props.title}</h3>
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
    </Flat>
  )
}

/** Goals that ask for nothing any more: a title and a day, few elements, since a long record has many. */
function Ended({ ctx, goals, today }: { goals: GoalLine[] } & Shown) {
  return (
    <ul className="sheet ended">
      {goals.map((goal) => (
        <li key={goal.id}>
          <a href={`/goals/${goal.id}`}>{goal.title}</a>
          {goal.achievedAt && `, ${plainDay(dayOf(goal.achievedAt, ctx.timeZone), today)}`}
        </li>
      ))}
    </ul>
  )
}
