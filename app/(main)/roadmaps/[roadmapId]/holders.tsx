import { GoalMark, goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import type { AssignableJunior, HeldGoal } from '#lib/assignments/reads.ts'
import { isolated, listOfWords } from '#lib/core/format.ts'

/** Above this, holders are only counted: a row of fifty pebbles tells no one anything. */
const MAX_PEBBLES = 8
/** Above this, those who have achieved it are counted, so the others stand out. */
const MAX_IN_ROW = 4

export type Holder = { junior: AssignableJunior; goal: HeldGoal }

export function Holders({ holders, juniors }: { holders: Holder[]; juniors: number }) {
  if (holders.length === 0) return <span />
  if (holders.length > MAX_PEBBLES)
    return (
      <p className="meta">
        {holders.length} of {juniors} have it
      </p>
    )
  const isDone = ({ goal }: Holder) => goal.state === 'achieved' && !goal.blockedAt
  const done = holders.length > MAX_IN_ROW ? holders.filter(isDone) : []
  return (
    <ul className="folk">
      {holders.map(({ junior, goal }) => {
        if (done.some((holder) => holder.goal === goal)) return null
        const state = goal.blockedAt ? 'blocked' : goal.state
        return (
          <li key={goal.goalId}>
            <a href={`/goals/${goal.goalId}`} title={`${isolated(junior.name)}: ${goalStateWords(state)}`}>
              <Pebble person={{ id: junior.personId, name: junior.name }} />
              <GoalMark state={state} halo />
            </a>
          </li>
        )
      })}
      {done.length > 0 && (
        <li className="meta" title={listOfWords(done.map(({ junior }) => junior.name))}>
          {done.length} achieved
        </li>
      )}
    </ul>
  )
}
