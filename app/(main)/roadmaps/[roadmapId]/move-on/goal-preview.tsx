import type { ReactNode } from 'react'
import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { capital, countInWords } from '#lib/core/format.ts'
import type { MovingGoal, PlannedMove, VersionMilestone } from '#lib/roadmaps/moving-on/rules.ts'
import { BothTexts } from '../both-texts.tsx'

type Props = {
  name: string
  plan: readonly PlannedMove[]
  to: number
  /** Milestones of the version that the junior has no goal for. */
  added: readonly VersionMilestone[]
}

/** What becomes of each goal, what needs a look first; those that stay the same are only counted. */
export function GoalPreview({ name, plan, to, added }: Props) {
  const moving = plan.filter((each) => each.fate === 'moves')
  const changed = moving.filter(({ isReworded, isElsewhere }) => isReworded || isElsewhere)
  const same = moving.length - changed.length
  const ended = plan.filter(({ fate }) => fate === 'ended').length
  const before = new Set(plan.map(({ goal }) => goal.milestoneKey))
  const news = added.filter(({ key }) => !before.has(key))
  return (
    <ul className="previews">
      {plan.map((each) => (
        <Waiting key={each.goal.id} each={each} to={to} />
      ))}
      {changed.map(({ goal, to: milestone, isReworded }) => (
        <Row
          key={goal.id}
          icon={isReworded ? 'pencil' : 'right'}
          kind={isReworded ? 'Reworded' : 'Another stage'}
          goal={goal}
        >
          {goal.milestoneKey !== milestone.key && (
            <p className="meta">
              Goes on as “<PlainText text={milestone.title} />
              ”.
            </p>
          )}
          {goal.from.stageKey !== milestone.stageKey && (
            <p className="meta">
              From stage {goal.from.stagePosition}, “<PlainText text={goal.from.stageTitle} />
              ”, to stage {milestone.stagePosition}, “<PlainText text={milestone.stageTitle} />
              ”.
            </p>
          )}
          {isReworded && <BothTexts from={goal.from} to={milestone} />}
        </Row>
      ))}
      {plan.map((each) => (
        <Gone key={each.goal.id} each={each} to={to} name={name} />
      ))}
      {news.length > 0 && (
        <li>
          <Kind icon="plus" words="Not assigned" />
          <div>
            <p>
              {capital(countInWords(news.length, 'milestone'))} of version {to} that {name} has no goal for.
            </p>
            <p className="meta">None is assigned by moving on.</p>
          </div>
        </li>
      )}
      {same + ended > 0 && (
        <li>
          <Kind icon="check" words="Unchanged" />
          <div>
            <p>{sameWords(same, ended)}</p>
          </div>
        </li>
      )}
    </ul>
  )
}

function sameWords(same: number, ended: number): string {
  const open = same > 0 ? `${capital(countInWords(same, 'open goal'))} with the same words` : ''
  if (ended === 0) return `${open}.`
  const done = `${countInWords(ended, 'goal')} that ${ended === 1 ? 'is' : 'are'} achieved or dropped`
  return open ? `${open}, and ${done}.` : `${capital(done)}.`
}

function Waiting({ each, to }: { each: PlannedMove; to: number }) {
  if (each.fate !== 'waiting') return null
  return (
    <Row icon="clock" kind="Waiting" goal={each.goal}>
      <p className="meta">
        {each.to
          ? `Its evidence is waiting for an answer. This goal moves to version ${to} as soon as that is given.`
          : `Its evidence is waiting for an answer. Version ${to} doesn’t have this milestone, so the goal stays as it is.`}
      </p>
    </Row>
  )
}

function Gone({ each, to, name }: { each: PlannedMove; to: number; name: string }) {
  if (each.fate !== 'gone') return null
  const why = {
    removed: `Version ${to} doesn’t have this milestone. The goal stays exactly as it is, and can still be achieved.`,
    taken: `${name} has another goal for the milestone that it would go on as, so this one stays exactly as it is.`,
    kind: `In version ${to} this milestone is of another kind, so the goal stays exactly as it is.`,
  }
  return (
    <Row icon="flag" kind="Kept" goal={each.goal}>
      <p className="meta">{why[each.why]}</p>
    </Row>
  )
}

function Row(props: { icon: IconName; kind: string; goal: MovingGoal; children: ReactNode }) {
  return (
    <li>
      <Kind icon={props.icon} words={props.kind} />
      <div>
        <p className="previews__title">
          <span className="title">
            <PlainText text={props.goal.from.title} />
          </span>{' '}
          <GoalState state={props.goal.state} />
        </p>
        {props.children}
      </div>
    </li>
  )
}

const Kind = ({ icon, words }: { icon: IconName; words: string }) => (
  <p className="previews__kind">
    <Icon name={icon} />
    {words}
  </p>
)
