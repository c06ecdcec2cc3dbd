import type { AssignableJunior, HeldGoal } from '#lib/assignments/reads.ts'
import { count } from '#lib/core/format.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import { commonStage, type Facet, facetFor } from '#lib/views/progress/rules.ts'
import type { Holder } from './holders.tsx'

type Stage = Roadmap['stages'][number]
type OwnGoal = Omit<HeldGoal, 'membershipId'>

export type Progress = ReturnType<typeof progressOn>

/** How far those for whom the roadmap is shown are on it: the viewer's juniors, one of them, or the viewer. */
export function progressOn(
  roadmap: Roadmap,
  rows: { juniors: AssignableJunior[]; held: HeldGoal[]; own: OwnGoal[] },
  wanted: string | undefined,
) {
  const { juniors } = rows
  const shownFor = juniors.filter((junior) => !wanted || junior.id === wanted)
  const only = wanted ? shownFor[0] : undefined
  const juniorsById = new Map(shownFor.map((junior) => [junior.id, junior]))
  const holders = rows.held.flatMap((goal): Holder[] => {
    const junior = juniorsById.get(goal.membershipId)
    return junior ? [{ goal, junior }] : []
  })
  const holdersOf = Map.groupBy(holders, ({ goal }) => goal.milestoneKey)
  const own = new Map(rows.own.map((goal) => [goal.milestoneKey, goal]))
  // Colours and counts are one person's: with several juniors there are none.
  const isOfOne = only !== undefined || own.size > 0
  const goalOf = (key: string) => (only ? holdersOf.get(key)?.[0]?.goal : own.get(key))
  const facetOf = ({ key }: { key: string }): Facet => {
    const goal = goalOf(key)
    return facetFor(goal && { state: goal.state, isBlocked: goal.blockedAt !== null }) ?? 'open'
  }
  const people =
    juniors.length > 0 ? [...Map.groupBy(holders, ({ junior }) => junior.id).values()] : [rows.own]
  const goals = people.map((ofOne) =>
    ofOne.map((row) => {
      const { milestoneKey, state, blockedAt } = 'goal' in row ? row.goal : row
      return { milestoneKey, state, isBlocked: blockedAt !== null }
    }),
  )
  return {
    juniors,
    shownFor,
    only,
    own,
    holdersOf,
    facetOf,
    isOfOne,
    isAchieved: (key: string) => goalOf(key)?.state === 'achieved',
    stage: commonStage(roadmap.stages, goals),
    wordsOf(stage: Stage): string {
      const number = count(stage.milestones.length, 'milestone')
      if (!isOfOne) return number
      const facets = stage.milestones.map(facetOf)
      const achieved = facets.filter((facet) => facet === 'achieved').length
      const begun = facets.filter((facet) => facet !== 'achieved' && facet !== 'open').length
      if (achieved + begun === 0) return number
      return `${achieved} of ${facets.length} achieved${begun > 0 ? `, ${begun} under way` : ''}`
    },
  }
}
