import type { LevelContent } from '../../content.ts'

/** Steps are null where the milestone only has to be achieved; undefined where it isn't expected. */
export type ExpectationChange = {
  milestone: string
  change: 'more' | 'less'
  before: number | null | undefined
  after: number | null | undefined
}

type Expects = LevelContent['expects']

/**
 * What a level expects more or less than before, in the order in which it's expected, what isn't any more last. A step more
 * is more, and so is any step of what only had to be achieved.
 */
export function expectationChanges(before: Expects, after: Expects): ExpectationChange[] {
  const earlier = new Map(before.map(({ milestone, step }) => [milestone, step]))
  const kept = after.flatMap(({ milestone, step }): ExpectationChange[] => {
    const old = earlier.get(milestone)
    earlier.delete(milestone)
    if (old === step) return []
    const isMore = old === undefined || (step ?? 0) > (old ?? 0)
    return [{ milestone, change: isMore ? 'more' : 'less', before: old, after: step }]
  })
  const gone = [...earlier].map(
    ([milestone, step]): ExpectationChange => ({ milestone, change: 'less', before: step, after: undefined }),
  )
  return [...kept, ...gone]
}
