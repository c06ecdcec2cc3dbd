import { GoalMark, goalStateWords } from '#app/(main)/_parts/goal-mark.tsx'
import { Pebble } from '#app/(main)/_parts/person.tsx'
import type { AssignableJunior, HeldGoal } from '#lib/assignments/reads.ts'

/** Above this many, people are counted in words: a row of fifty pebbles tells nobody anything. */
const mostPebbles = 8

export type Holder = { junior: AssignableJunior; goal: HeldGoal }

/** Who has a milestone, each with where it stands and a way to the goal. */
export function Holders({ holders, juniors }: { holders: Holder[]; juniors: number }) {
  if (holders.length === 0) return <span />
  if (holders.length > mostPebbles)
    return (
      <p className="meta">
        {holders.length} of {juniors} have it
      </p>
    )
  return (
    <ul className="folk">
      {holders.map(({ junior, goal }) => {
        const state = goal.blockedAt ? 'blocked' : goal.state
        return (
          <li key={goal.goalId}>
            <a href={`/goals/${goal.goalId}`} title={`${junior.name}: ${goalStateWords(state)}`}>
              <Pebble person={{ id: junior.personId, name: junior.name }} />
              <GoalMark state={state} halo />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
