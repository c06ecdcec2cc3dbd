import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count, withoutBackticks } from '#lib/core/format.ts'
import type { ShownLevel, ShownPlace } from '#lib/views/levels/reads.ts'
import { OpenMilestone } from './open-milestone.tsx'
import { openWords, type Reading } from './words.ts'

type Props = Reading & { shown: ShownPlace; level: ShownLevel }

export function StillToCome(props: Props) {
  const { level } = props
  const groups = (['under way', 'not begun'] as const)
    .map((standing) => ({
      standing,
      items: level.expected.filter((each) => each.standing === standing),
    }))
    .filter(({ items }) => items.length > 0)
  if (groups.length === 0) return null
  return (
    <section aria-labelledby="open">
      <div className="section-head">
        <h2 id="open">Still to come</h2>
        <p className="meta">{openWords(level.counts)}</p>
      </div>
      <Plain as="div" className="sheet expected-milestones">
        {groups.map(({ standing, items }) => (
          <section key={standing} aria-labelledby={`open-${standing.replace(' ', '-')}`}>
            <h3 id={`open-${standing.replace(' ', '-')}`}>
              {standing === 'under way' ? 'Under way' : 'Not begun'}
            </h3>
            <ul>
              {items.map((item) => (
                <OpenMilestone key={item.milestone.key} {...props} item={item} />
              ))}
            </ul>
          </section>
        ))}
      </Plain>
    </section>
  )
}

export function Achieved({ shown, level }: Props) {
  const achieved = level.expected.filter(({ standing }) => standing === 'achieved')
  if (achieved.length === 0) return null
  const stages = shown.stages
    .map((stage) => ({ stage, items: achieved.filter((each) => each.stage === stage) }))
    .filter(({ items }) => items.length > 0)
  return (
    <section aria-labelledby="achieved">
      <div className="section-head">
        <h2 id="achieved">Achieved</h2>
        <p className="meta">{`${achieved.length} that ${withoutBackticks(level.title)} expects`}</p>
      </div>
      <Plain as="ul" className="sheet expected-achieved">
        {stages.map(({ stage, items }) => (
          <li key={stage.key}>
            <h3>
              <PlainText text={stage.title} /> <span>{items.length}</span>
            </h3>
            <ul>
              {items.map(({ milestone, goal }) => (
                <li key={milestone.key}>
                  <a href={`/goals/${goal?.id}`}>
                    <PlainText text={milestone.title} />
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </Plain>
    </section>
  )
}

/** Not held against anyone, and not counted. */
export function Beyond({ ctx, level }: Props) {
  const { beyond } = level
  if (beyond.length === 0) return null
  return (
    <section aria-labelledby="beyond">
      <div className="section-head">
        <h2 id="beyond">
          Beyond <PlainText text={level.title} />
        </h2>
        <p className="meta">{count(beyond.length, 'goal')}: good to see, not expected, not counted</p>
      </div>
      <Plain as="ul" className="expected-beyond">
        {beyond.map((goal) => (
          <li key={goal.id}>
            <a className="title" href={`/goals/${goal.id}`}>
              <PlainText text={goal.title} />
            </a>
            <span className="meta flex flex-wrap items-center gap-x-3">
              {goal.roadmapId === null && <span>Own goal</span>}
              {goal.achievedAt && <When at={goal.achievedAt} ctx={ctx} form="plain" />}
              <GoalState state={goal.blockedAt && goal.state !== 'achieved' ? 'blocked' : goal.state} />
            </span>
          </li>
        ))}
      </Plain>
    </section>
  )
}
