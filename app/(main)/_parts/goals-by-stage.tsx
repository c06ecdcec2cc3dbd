import { Flat } from '#app/_ui/flat.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/context.ts'
import type { GoalLine } from '#lib/goals/list-reads.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { facetOf } from '#lib/progress/rules.ts'
import { GoalItem } from './goal-item.tsx'
import { type Facet, Rock } from './rock.tsx'

type Stage = { key: string; first: GoalLine; goals: GoalLine[] }

/** One junior's goals under their stages, each with its stone; achieved and dropped ones are folded. */
export function GoalsByStage({ ctx, goals, today }: { ctx: Ctx; goals: GoalLine[]; today: string }) {
  const stages = stagesOf(goals)
  const severalWays = new Set(goals.map(({ roadmapId }) => roadmapId)).size > 1
  return stages.map((stage) => (
    <Flat as="section" key={stage.key} aria-labelledby={`stage-${stage.key}`}>
      <StageHead stage={stage} withRoadmap={severalWays} />
      <StageGoals ctx={ctx} goals={stage.goals} today={today} />
    </Flat>
  ))
}

/** The lines come in the order of the roadmap: a stage's goals follow each other, also those of an earlier version. */
function stagesOf(goals: GoalLine[]): Stage[] {
  const stages = new Map<string, Stage>()
  for (const goal of goals) {
    const key = `${goal.teamId}-${goal.roadmapId}-${goal.stageKey}`
    const stage = stages.get(key)
    if (stage) stage.goals.push(goal)
    else stages.set(key, { key, first: goal, goals: [goal] })
  }
  return [...stages.values()]
}

function StageHead({ stage, withRoadmap }: { stage: Stage; withRoadmap: boolean }) {
  const { first } = stage
  // A milestone that was dropped and assigned anew counts as the new goal.
  const standing = new Map(stage.goals.map((goal) => [goal.milestoneKey, goal]))
  for (const goal of stage.goals) if (goal.state !== 'dropped') standing.set(goal.milestoneKey, goal)
  const facets = [...standing.values()].flatMap((goal): Facet[] => {
    const facet = facetOf({ state: goal.state, isBlocked: goal.blockedAt !== null })
    return facet ? [facet] : []
  })
  const unassigned = Math.max(0, first.stageMilestones - standing.size)
  const total = facets.length + unassigned
  const achieved = facets.filter((facet) => facet === 'achieved').length
  return (
    <div className="stagehead">
      <Rock
        place={first.stagePosition - 1}
        stones={first.roadmapStages}
        facets={[...facets, ...Array<Facet>(unassigned).fill('open')]}
      />
      <div>
        <h3 id={`stage-${stage.key}`}>
          {first.stagePosition}. {first.stageTitle}
        </h3>
        <p className="meta">
          {achieved} of {total} achieved{withRoadmap && `, ${first.roadmapTitle}`}
        </p>
      </div>
    </div>
  )
}

function StageGoals({ ctx, goals, today }: { ctx: Ctx; goals: GoalLine[]; today: string }) {
  const lists = [
    { words: '', goals: goals.filter(({ state }) => isOpen(state)) },
    { words: 'achieved in this stage', goals: goals.filter(({ state }) => state === 'achieved') },
    { words: 'dropped', goals: goals.filter(({ state }) => state === 'dropped') },
  ]
  return lists
    .filter((list) => list.goals.length > 0)
    .map((list) => {
      const sheet = (
        <ul className="sheet">
          {list.goals.map((goal) => (
            <GoalItem key={goal.id} ctx={ctx} goal={goal} today={today} />
          ))}
        </ul>
      )
      if (!list.words) return <div key="open">{sheet}</div>
      return (
        <Fold key={list.words} summary={`${list.goals.length} ${list.words}`}>
          {sheet}
        </Fold>
      )
    })
}
