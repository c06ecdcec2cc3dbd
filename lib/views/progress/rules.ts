import type { GoalState } from '#db/words.ts'

/** `waiting` is waiting for a verdict; `yours` is back with the junior. */
export type Facet = 'achieved' | 'underway' | 'waiting' | 'yours' | 'blocked' | 'open'

export const facetOrder: readonly Facet[] = ['achieved', 'underway', 'waiting', 'yours', 'blocked', 'open']
const placeOf = Object.fromEntries(facetOrder.map((facet, place) => [facet, place])) as Record<Facet, number>

export type GoalStanding = { milestoneKey: string; state: GoalState; isBlocked: boolean }

/** `total` leaves out dropped goals; `underWay` is started but not achieved. */
export type StageCounts = { achieved: number; underWay: number; planned: number; total: number }

/** Facets are in the order of `facetOrder`. */
export type StageProgress = StageCounts & { position: number; key: string; title: string; facets: Facet[] }

/** `open` without a goal; null for a dropped one, which doesn't count. */
export function facetFor(goal: { state: GoalState; isBlocked: boolean } | undefined): Facet | null {
  if (!goal || (goal.state === 'planned' && !goal.isBlocked)) return 'open'
  if (goal.state === 'dropped') return null
  if (goal.state === 'achieved') return 'achieved'
  if (goal.isBlocked) return 'blocked'
  if (goal.state === 'submitted') return 'waiting'
  return goal.state === 'changes_requested' ? 'yours' : 'underway'
}

/**
 * Goals of milestones that these stages no longer have don't count. If a dropped milestone was assigned again, only the
 * new goal counts.
 */
export function progressOver(
  stages: readonly { position: number; key: string; title: string; milestones: readonly { key: string }[] }[],
  goals: readonly GoalStanding[],
): StageProgress[] {
  const standing = new Map<string, GoalStanding>()
  for (const goal of goals)
    if (goal.state !== 'dropped' || !standing.has(goal.milestoneKey)) standing.set(goal.milestoneKey, goal)
  return stages.map(({ position, key, title, milestones }) => {
    const facets: Facet[] = []
    let [achieved, underWay, planned] = [0, 0, 0]
    for (const milestone of milestones) {
      const goal = standing.get(milestone.key)
      const facet = facetFor(goal)
      if (facet === null) continue
      facets.push(facet)
      if (facet === 'achieved') achieved += 1
      else if (goal?.state === 'planned') planned += 1
      else if (goal) underWay += 1
    }
    facets.sort((a, b) => placeOf[a] - placeOf[b])
    return {
      position,
      key,
      title,
      facets,
      achieved,
      underWay,
      planned,
      total: facets.length,
    }
  })
}

/**
 * The stage with most under way, the lowest of several; else the lowest with something planned, else the lowest not
 * fully achieved, else the last. Returns an index, or -1 without stages.
 */
export function currentStage(stages: readonly StageCounts[]): number {
  const most = Math.max(0, ...stages.map((stage) => stage.underWay))
  if (most > 0) return stages.findIndex((stage) => stage.underWay === most)
  const planned = stages.findIndex((stage) => stage.planned > 0)
  if (planned >= 0) return planned
  const unfinished = stages.findIndex((stage) => stage.achieved < stage.total)
  return unfinished >= 0 ? unfinished : stages.length - 1
}

export function progressSum(stages: readonly StageCounts[]): StageCounts {
  const sum = { achieved: 0, underWay: 0, planned: 0, total: 0 }
  for (const stage of stages) {
    sum.achieved += stage.achieved
    sum.underWay += stage.underWay
    sum.planned += stage.planned
    sum.total += stage.total
  }
  return sum
}

/** 0: nothing started; 1: started, or up to a third achieved; 2: up to two thirds; 3: more; 4: all. */
export function fullness({ achieved, underWay, total }: StageCounts): 0 | 1 | 2 | 3 | 4 {
  if (achieved === 0) return underWay > 0 ? 1 : 0
  if (achieved >= total) return 4
  if (achieved * 3 <= total) return 1
  return achieved * 3 <= total * 2 ? 2 : 3
}

/** The one most of these goals belong to, dropped ones aside; undefined if there are none. */
export function roadmapInUse(goals: readonly { roadmapId: string; state: GoalState }[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { roadmapId, state } of goals)
    if (state !== 'dropped') counts.set(roadmapId, (counts.get(roadmapId) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]
}
