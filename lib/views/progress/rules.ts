import type { GoalState, MilestoneKind } from '#db/words.ts'

/** `waiting` is waiting for a verdict; `yours` is back with the junior. */
export type Facet = 'achieved' | 'underway' | 'waiting' | 'yours' | 'blocked' | 'open'

export const facetOrder: readonly Facet[] = ['achieved', 'underway', 'waiting', 'yours', 'blocked', 'open']
const placeOf = Object.fromEntries(facetOrder.map((facet, place) => [facet, place])) as Record<Facet, number>

export type GoalStanding = { milestoneKey: string; state: GoalState; isBlocked: boolean }

/** `total` leaves out dropped goals; `underWay` is started but not achieved. */
export type StageCounts = { achieved: number; underWay: number; planned: number; total: number }

/** `withoutHabits` leaves out what is never finished. */
type Counted = StageCounts & { withoutHabits: StageCounts }

/** Facets are in the order of `facetOrder`. */
export type StageProgress = Counted & { position: number; key: string; title: string; facets: Facet[] }

type Stage = {
  position: number
  key: string
  title: string
  milestones: readonly { key: string; kind?: MilestoneKind }[]
}

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
export function progressOver(stages: readonly Stage[], goals: readonly GoalStanding[]): StageProgress[] {
  const standing = new Map<string, GoalStanding>()
  for (const goal of goals)
    if (goal.state !== 'dropped' || !standing.has(goal.milestoneKey)) standing.set(goal.milestoneKey, goal)
  return stages.map(({ position, key, title, milestones }) => {
    const facets: Facet[] = []
    const all = none()
    const withoutHabits = none()
    for (const { key: milestoneKey, kind } of milestones) {
      const goal = standing.get(milestoneKey)
      const facet = facetFor(goal)
      if (facet === null) continue
      facets.push(facet)
      for (const counts of kind === 'habit' ? [all] : [all, withoutHabits]) {
        counts.total += 1
        if (facet === 'achieved') counts.achieved += 1
        else if (goal?.state === 'planned') counts.planned += 1
        else if (goal) counts.underWay += 1
      }
    }
    facets.sort((a, b) => placeOf[a] - placeOf[b])
    return { position, key, title, facets, ...all, withoutHabits }
  })
}

const none = (): StageCounts => ({ achieved: 0, underWay: 0, planned: 0, total: 0 })

/**
 * The stage with most under way, the lowest of several; else the lowest with something planned, else the lowest not
 * fully achieved, else the last. Habits run beside a stage for months, so they count only where there is nothing else.
 * Returns an index, or -1 without stages.
 */
export function currentStage(stages: readonly Counted[]): number {
  const isBegun = stages.some(({ withoutHabits: { total, ...begun } }) => Object.values(begun).some(Boolean))
  const counted = stages.map((stage) => (isBegun ? stage.withoutHabits : stage))
  const most = Math.max(0, ...counted.map((stage) => stage.underWay))
  if (most > 0) return counted.findIndex((stage) => stage.underWay === most)
  const planned = counted.findIndex((stage) => stage.planned > 0)
  if (planned >= 0) return planned
  const unfinished = counted.findIndex((stage) => stage.achieved < stage.total)
  return unfinished >= 0 ? unfinished : stages.length - 1
}

export type WhatNext<Stage extends StageCounts = StageProgress> = { done: Stage; next: Stage }

/**
 * A stage of which all is achieved and the next one with something left, as long as nothing of that is assigned; the
 * lowest of several. Null if there's none. Stages whose milestones are all dropped are passed over.
 */
export function whatComesNext<Stage extends StageCounts>(stages: readonly Stage[]): WhatNext<Stage> | null {
  const counted = stages.filter(({ total }) => total > 0)
  for (const [place, next] of counted.entries()) {
    const done = counted[place - 1]
    const isUntouched = next.achieved + next.underWay + next.planned === 0
    if (done && isUntouched && done.achieved === done.total) return { done, next }
  }
  return null
}

/** Of several people, each with their goals, by the rule of `currentStage`. */
export function commonStage(stages: readonly Stage[], people: readonly (readonly GoalStanding[])[]): number {
  const each = (people.length > 0 ? people : [[]]).map((goals) => progressOver(stages, goals))
  return currentStage(
    stages.map((_, place) => {
      const ofStage = each.flatMap((progress) => progress[place] ?? [])
      return { ...progressSum(ofStage), withoutHabits: progressSum(ofStage.map((one) => one.withoutHabits)) }
    }),
  )
}

export function progressSum(stages: readonly StageCounts[]): StageCounts {
  const sum = none()
  for (const stage of stages) {
    sum.achieved += stage.achieved
    sum.underWay += stage.underWay
    sum.planned += stage.planned
    sum.total += stage.total
  }
  return sum
}

type Offered = {
  roadmapId: string
  teamId: string | null
  versionId: string
  isCurrent: boolean
  isRetired: boolean
}

/** The stages that someone's progress is counted over: of the version they're on, or of the current one. */
export function stagesOn<Outline extends Offered>(
  outlines: readonly Outline[],
  roadmapId: string | undefined,
  versionId: string | null | undefined,
): Outline[] {
  const ofRoadmap = outlines.filter((stage) => stage.roadmapId === roadmapId)
  return ofRoadmap.filter((stage) => (versionId ? stage.versionId === versionId : stage.isCurrent))
}

/** What a junior of that team is assigned first: nothing from a retired roadmap, or from another team's. */
export function roadmapToBegin(outlines: readonly Offered[], teamId: string): string | undefined {
  return outlines.find(
    (stage) => stage.isCurrent && !stage.isRetired && (stage.teamId === null || stage.teamId === teamId),
  )?.roadmapId
}

/** The roadmap in use, as long as something new may be assigned from it. */
export function roadmapToAssign(
  outlines: readonly Offered[],
  roadmapId: string | undefined,
  teamId: string,
): string | undefined {
  const isRetired = outlines.some((stage) => stage.roadmapId === roadmapId && stage.isRetired)
  return roadmapId && !isRetired ? roadmapId : roadmapToBegin(outlines, teamId)
}

/** The versions that these juniors are on. */
export function versionsIn(rows: readonly { versionId: string | null }[]): string[] {
  return [...new Set(rows.flatMap(({ versionId }) => versionId ?? []))]
}

/** 0: nothing started; 1: started, or up to a third achieved; 2: up to two thirds; 3: more; 4: all. */
export function fullness({ achieved, underWay, total }: StageCounts): 0 | 1 | 2 | 3 | 4 {
  if (achieved === 0) return underWay > 0 ? 1 : 0
  if (achieved >= total) return 4
  if (achieved * 3 <= total) return 1
  return achieved * 3 <= total * 2 ? 2 : 3
}

/** The one most of these goals belong to, dropped and own ones aside; undefined if there are none. */
export function roadmapInUse(
  goals: readonly { roadmapId: string | null; state: GoalState }[],
): string | undefined {
  const counts = new Map<string, number>()
  for (const { roadmapId, state } of goals)
    if (roadmapId && state !== 'dropped') counts.set(roadmapId, (counts.get(roadmapId) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]
}

/** Whether these goals' roadmaps name levels, in a version that the junior is on or could be moved on to. */
export function haveLevels(
  outlines: readonly { roadmapId: string; hasLevels: boolean }[],
  goals: readonly { roadmapId: string | null }[],
): boolean {
  const ids = new Set(goals.map(({ roadmapId }) => roadmapId))
  return outlines.some(({ roadmapId, hasLevels }) => hasLevels && ids.has(roadmapId))
}
