import type { GoalState, MilestoneKind } from '#db/words.ts'
import type { LevelContent } from '#lib/roadmaps/content.ts'

export type Milestone = {
  key: string
  title: string
  kind: MilestoneKind
  rubric: readonly { title: string }[] | null
  needs: readonly string[] | null
}
export type Stage<Item = Milestone> = {
  key: string
  position: number
  title: string
  milestones: readonly Item[]
}

export type Goal = {
  milestoneKey: string
  state: GoalState
  blockedAt: Date | null
  rubricStep: number | null
}

export type Standing = 'achieved' | 'under way' | 'not begun'

export type ExpectedMilestone<Own extends Goal> = {
  milestone: Milestone
  stage: Stage
  /** Of a behaviour, if the level names one: from 1. */
  step: number | null
  goal: Own | undefined
  standing: Standing
  /** Titles of prerequisites that aren't achieved. */
  unmet: string[]
}

/**
 * What a level expects of one junior, in the roadmap's order. `goals` are those on the roadmap; `beyond` are those under way
 * or achieved that the level doesn't expect. What the roadmap doesn't have isn't expected.
 */
export function readiness<Own extends Goal>(
  level: LevelContent,
  stages: readonly Stage[],
  goals: readonly Own[],
): { expected: ExpectedMilestone<Own>[]; beyond: Own[] } {
  const steps = new Map(level.expects.map(({ milestone, step }) => [milestone, step]))
  const goalOf = goalsByKey(goals)
  const titles = new Map(stages.flatMap(({ milestones }) => milestones.map(({ key, title }) => [key, title])))
  const isAchieved = (key: string) => goalOf.get(key)?.state === 'achieved'
  const expected = stages.flatMap((stage) =>
    stage.milestones.flatMap((milestone): ExpectedMilestone<Own>[] => {
      const step = steps.get(milestone.key)
      if (step === undefined) return []
      const goal = goalOf.get(milestone.key)
      const unmet = (milestone.needs ?? []).filter((key) => titles.has(key) && !isAchieved(key))
      return [
        {
          milestone,
          stage,
          step,
          goal,
          standing: standingOf(goal, step),
          unmet: unmet.map((key) => titles.get(key) ?? key),
        },
      ]
    }),
  )
  const keys = new Set(expected.map(({ milestone }) => milestone.key))
  const beyond = goals.filter(
    (goal) => !keys.has(goal.milestoneKey) && standingOf(goal, null) !== 'not begun',
  )
  return { expected, beyond }
}

/** If a dropped milestone was assigned again, the new goal counts. */
function goalsByKey<Own extends Goal>(goals: readonly Own[]): Map<string, Own> {
  const byKey = new Map<string, Own>()
  for (const goal of goals)
    if (goal.state !== 'dropped' || !byKey.has(goal.milestoneKey)) byKey.set(goal.milestoneKey, goal)
  return byKey
}

/** A behaviour that was approved at an earlier step than the level expects is under way. */
function standingOf(goal: Goal | undefined, step: number | null): Standing {
  if (!goal || goal.state === 'dropped') return 'not begun'
  if (goal.state === 'achieved')
    return step === null || (goal.rubricStep ?? 0) >= step ? 'achieved' : 'under way'
  return goal.state === 'planned' && !goal.blockedAt ? 'not begun' : 'under way'
}

export type Counts = { expected: number; achieved: number; underWay: number; notBegun: number }

export function countStandings(expected: readonly { standing: Standing }[]): Counts {
  const of = (wanted: Standing) => expected.filter(({ standing }) => standing === wanted).length
  return {
    expected: expected.length,
    achieved: of('achieved'),
    underWay: of('under way'),
    notBegun: of('not begun'),
  }
}

/** The lowest that isn't confirmed, or the highest if all are. */
export function nextLevel<Level extends { key: string }>(
  levels: readonly Level[],
  confirmed: ReadonlySet<string>,
): Level | undefined {
  return levels.find(({ key }) => !confirmed.has(key)) ?? levels.at(-1)
}

/** What a level expects of one stage. `without` are titles of what it doesn't. */
export type LevelInStage = {
  expected: { title: string; step: string | null }[]
  without: string[]
  total: number
}

/** For the table of levels and stages. */
export function levelInStage(
  { expects }: Pick<LevelContent, 'expects'>,
  { milestones }: Pick<Stage<Omit<Milestone, 'needs'>>, 'milestones'>,
): LevelInStage {
  const steps = new Map(expects.map(({ milestone, step }) => [milestone, step]))
  const expected = milestones.filter(({ key }) => steps.has(key))
  return {
    expected: expected.map(({ key, title, rubric }) => {
      const step = steps.get(key)
      return { title, step: step ? (rubric?.[step - 1]?.title ?? `step ${step}`) : null }
    }),
    without: milestones.filter(({ key }) => !steps.has(key)).map(({ title }) => title),
    total: milestones.length,
  }
}
