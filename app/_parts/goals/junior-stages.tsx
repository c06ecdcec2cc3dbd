import { Rock } from '#app/_parts/drawings/rock.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import type { StageProgress } from '#lib/views/progress/rules.ts'
import { StageSection } from './stage-section.tsx'

type Shown = { ctx: Ctx; today: string }

/**
 * One junior's goals over the version of the roadmap that they're on. The current stage comes first, stages without goals
 * are left out. Own goals beside no stage follow those of other roadmaps, and goals whose milestone isn't there any more come last. `anchor` is the
 * prefix of the sections' ids.
 */
export function JuniorStages(
  props: {
    stages: StageProgress[]
    current?: string | undefined
    goals: GoalLine[]
    roadmapId: string | undefined
    anchor?: string
  } & Shown,
) {
  const { stages, current, goals, roadmapId, anchor = 'stage', ctx, today } = props
  const known = new Set(stages.map(({ key }) => key))
  const isPlaced = (goal: GoalLine) =>
    goal.listedRoadmapId === roadmapId &&
    !goal.isOffRoadmap &&
    goal.stageKey !== null &&
    known.has(goal.stageKey)
  const groups = stages
    .map((stage, place) => ({
      stage,
      place,
      goals: goals.filter((goal) => isPlaced(goal) && goal.stageKey === stage.key),
    }))
    .filter((group) => group.goals.length > 0)
    .sort((a, b) => Number(b.stage.key === current) - Number(a.stage.key === current))
  const elsewhere = Map.groupBy(
    goals.filter((goal) => goal.listedRoadmapId !== null && goal.listedRoadmapId !== roadmapId),
    (goal) => goal.listedRoadmapId,
  )
  const others = goals.filter((goal) => goal.listedRoadmapId === roadmapId && !isPlaced(goal))
  const beyond = goals.filter((goal) => goal.listedRoadmapId === null)
  return (
    <>
      {groups.map(({ stage, place, goals: ofStage }) => (
        <StageSection
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
      {[...elsewhere.values()].map((ofRoadmap, place) => (
        <StageSection
          key={ofRoadmap[0]?.listedRoadmapId}
          id={`${anchor}-elsewhere-${place + 1}`}
          title={ofRoadmap[0]?.roadmapTitle ?? ''}
          words={count(ofRoadmap.length, 'goal')}
          goals={ofRoadmap}
          ctx={ctx}
          today={today}
        />
      ))}
      {beyond.length > 0 && (
        <StageSection
          id={`${anchor}-beyond`}
          title="Beyond the roadmap"
          words={count(beyond.length, 'goal')}
          goals={beyond}
          ctx={ctx}
          today={today}
        />
      )}
      {others.length > 0 && (
        <StageSection
          id={`${anchor}-others`}
          title="No longer on the roadmap"
          words={count(others.length, 'goal')}
          goals={others}
          ctx={ctx}
          today={today}
        />
      )}
    </>
  )
}

function stageWords({ achieved, total, underWay, planned }: StageProgress): string {
  const parts = [`${achieved} of ${total} achieved`]
  if (underWay > 0) parts.push(`${underWay} under way`)
  if (planned > 0) parts.push(`${planned} planned`)
  return parts.join(', ')
}
