import { Rock } from '#app/_parts/drawings/rock.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import { type Facet, facetFor } from '#lib/views/progress/rules.ts'
import { StageSection } from './stage-section.tsx'

type Stage = { key: string; first: GoalLine; goals: GoalLine[] }

/**
 * One junior's goals by stage, across every roadmap they have goals from, in the version that they're on. Goals whose
 * milestone isn't there any more come last. An own goal is listed beside a stage and doesn't count there.
 */
export function GoalsByStage({ ctx, goals, today }: { ctx: Ctx; goals: GoalLine[]; today: string }) {
  const severalWays = new Set(goals.flatMap(({ listedRoadmapId }) => listedRoadmapId ?? [])).size > 1
  return stagesOf(goals).map(({ key, first, goals: ofStage }) => {
    if (first.stagePosition === null)
      return (
        <StageSection
          key={key}
          id={`stage-${key}`}
          title="Beyond the roadmap"
          words={count(ofStage.length, 'goal')}
          goals={ofStage}
          ctx={ctx}
          today={today}
        />
      )
    if (first.isOffRoadmap)
      return (
        <StageSection
          key={key}
          id={`stage-${key}`}
          title="No longer on the roadmap"
          words={`${count(ofStage.length, 'goal')}${severalWays ? `, ${first.roadmapTitle}` : ''}`}
          goals={ofStage}
          ctx={ctx}
          today={today}
        />
      )
    const facets = facetsOf(first, ofStage)
    const achieved = facets.filter((facet) => facet === 'achieved').length
    return (
      <StageSection
        key={key}
        id={`stage-${key}`}
        title={`${first.stagePosition}. ${first.stageTitle}`}
        words={`${achieved} of ${facets.length} achieved${severalWays ? `, ${first.roadmapTitle}` : ''}`}
        rock={<Rock place={first.stagePosition - 1} stones={first.roadmapStages} facets={facets} />}
        goals={ofStage}
        ctx={ctx}
        today={today}
      />
    )
  })
}

/** Goals come in roadmap order, and the stages keep it; those that have none any more come last. */
function stagesOf(goals: GoalLine[]): Stage[] {
  const stages = new Map<string, Stage>()
  for (const goal of goals.toSorted((a, b) => a.isOffRoadmap - b.isOffRoadmap)) {
    const key = `${goal.teamId}-${goal.listedRoadmapId ?? 'beyond'}-${goal.isOffRoadmap ? 'others' : (goal.stageKey ?? '')}`
    const stage = stages.get(key)
    if (stage) stage.goals.push(goal)
    else stages.set(key, { key, first: goal, goals: [goal] })
  }
  return [...stages.values()]
}

/** One facet per milestone that counts: first those with a goal, then the unassigned ones. */
function facetsOf(first: GoalLine, goals: GoalLine[]): Facet[] {
  // A milestone that was dropped and assigned again counts as its new goal.
  const counted = goals.filter(({ roadmapId }) => roadmapId !== null)
  const standing = new Map(counted.map((goal) => [goal.milestoneKey, goal]))
  for (const goal of counted) if (goal.state !== 'dropped') standing.set(goal.milestoneKey, goal)
  const facets = [...standing.values()].flatMap((goal): Facet[] => {
    const facet = facetFor({ state: goal.state, isBlocked: goal.blockedAt !== null })
    return facet ? [facet] : []
  })
  return [...facets, ...Array<Facet>(Math.max(0, first.stageMilestones - standing.size)).fill('open')]
}
