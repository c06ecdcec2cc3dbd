import { PlainText } from '#app/_ui/plain-text.tsx'
import { isOpen } from '#lib/goals/rules.ts'
import { goalJunior, type View, Who, who } from './words.ts'

/** Where the goal's roadmap says more than the goal: its junior is on another version, or it needs something first. */
export function RoadmapLines({ ctx, goal }: View) {
  const version = versionWords({ ctx, goal })
  return (
    <>
      {version && <p className="meta mt-4">{version}</p>}
      {goal.missingNeeds.map(({ key, title, goalId }) => (
        <p key={key} className="meta mt-4">
          Needs{' '}
          {goalId ? (
            <a href={`/goals/${goalId}`}>
              <PlainText text={title} />
            </a>
          ) : (
            <>
              “<PlainText text={title} />”
            </>
          )}{' '}
          first, which isn’t {goalId ? 'achieved' : 'assigned'} yet.
        </p>
      ))}
    </>
  )
}

function versionWords({ ctx, goal }: View): string | null {
  const { number, juniorNumber, isOffRoadmap, state } = goal
  if (!isOpen(state) || number === juniorNumber) return null
  const junior = goalJunior(goal)
  const are = goal.role === 'junior' ? 'are' : 'is'
  if (isOffRoadmap)
    return `Version ${juniorNumber} of the roadmap, which ${who(ctx, junior)} ${are} on, doesn’t have this milestone any more. The goal stays as it is, and can still be achieved.`
  if (state === 'submitted')
    return `${Who(ctx, junior)} ${are} on version ${juniorNumber} of the roadmap. This goal follows once its evidence is answered.`
  return `${Who(ctx, junior)} ${are} on version ${juniorNumber} of the roadmap. This goal stays as it was in version ${number}.`
}
