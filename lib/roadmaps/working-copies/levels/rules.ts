import type { LevelContent, MilestoneContent } from '#lib/roadmaps/content.ts'

/** As in `working_copies.levels`: a removed one stays at the foot of the list until the working copy is published. */
export type WorkingLevel = LevelContent & { isRemoved?: true }

export function levelsThere(levels: readonly WorkingLevel[]): LevelContent[] {
  return levels.flatMap(({ isRemoved, ...level }) => (isRemoved ? [] : [level]))
}

/** A level's row in the database, once it's removed or put back. */
export function withRemoval({ isRemoved: _, ...level }: WorkingLevel, isRemoved: boolean): WorkingLevel {
  return isRemoved ? { ...level, isRemoved: true } : level
}

/** The level comes to `index` among those that are there; removed ones follow them. */
export function moveLevel(levels: readonly WorkingLevel[], key: string, index: number): WorkingLevel[] {
  const there = levels.filter(({ isRemoved }) => !isRemoved)
  const moved = there.find((level) => level.key === key)
  if (!moved) return [...levels]
  const rest = there.filter((level) => level !== moved)
  rest.splice(Math.max(0, Math.min(index, rest.length)), 0, moved)
  return [...rest, ...levels.filter(({ isRemoved }) => isRemoved)]
}

type Expectation = LevelContent['expects'][number]

/** 'KEY' for a milestone achieved, 'KEY STEP' for a step of a behaviour. */
export const expectationText = ({ milestone, step }: Expectation) =>
  step === null ? milestone : `${milestone} ${step}`

/** The reverse of `expectationText`; undefined if it's malformed. */
export function parseExpectation(text: string): Expectation | undefined {
  const [milestone = '', step, ...more] = text.split(' ')
  if (milestone === '' || more.length > 0) return undefined
  if (step === undefined) return { milestone, step: null }
  return /^[1-4]$/.test(step) ? { milestone, step: Number(step) } : undefined
}

type Known = Pick<MilestoneContent, 'key' | 'kind'>

/**
 * What was chosen, in the roadmap's order, each milestone once, the highest step of several. A step counts for a behaviour
 * only. What was expected before and is no longer in the outline stays, since its milestone may be put back.
 */
export function expectationsOf(
  chosen: readonly Expectation[],
  milestones: readonly Known[],
  before: readonly Expectation[],
): Expectation[] {
  const known = new Set(milestones.map(({ key }) => key))
  const inOrder = milestones.flatMap(({ key, kind }): Expectation[] => {
    const ofThis = chosen.filter(({ milestone }) => milestone === key)
    if (ofThis.length === 0) return []
    const steps = kind === 'behaviour' ? ofThis.flatMap(({ step }) => step ?? []) : []
    return [{ milestone: key, step: steps.length > 0 ? Math.max(...steps) : null }]
  })
  return [...inOrder, ...before.filter(({ milestone }) => !known.has(milestone))]
}
