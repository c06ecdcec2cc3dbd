import type { CriterionContent, LevelContent, MilestoneContent, RoadmapContent } from '../content.ts'

/** Positions count from 1. */
type Places = { from: number; to: number }

export type StageDifference = {
  key: string
  title: string
  change: 'added' | 'removed' | 'changed'
  fields: { name: 'title' | 'summary'; before: string; after: string }[]
  moved: Places | null
}

export type CriterionDifference = {
  key: string
  change: 'added' | 'removed' | 'reworded' | 'moved'
  before: string | null
  after: string | null
}

export type MilestoneField = Exclude<keyof MilestoneContent, 'key' | 'criteria'>

export type MilestoneDifference = {
  key: string
  change: 'added' | 'removed' | 'changed'
  before: MilestoneContent | null
  after: MilestoneContent | null
  /** Those that differ; `before` and `after` have both. */
  fields: MilestoneField[]
  criteria: CriterionDifference[]
  /** To another stage (by key), or past others of its own. */
  moved: (Places & { fromStage: string; toStage: string }) | null
}

export type LevelDifference = {
  key: string
  change: 'added' | 'removed' | 'changed'
  before: LevelContent | null
  after: LevelContent | null
}

export type Differences = {
  /** Whether nothing differs at all. */
  isEmpty: boolean
  fields: { name: 'title' | 'summary'; before: string; after: string }[]
  stages: StageDifference[]
  /** In the order of `after`, and then those that were removed. */
  milestones: MilestoneDifference[]
  levels: LevelDifference[]
}

/** By key. What only moved because another was added, removed or moved isn't named. */
export function differences(before: RoadmapContent, after: RoadmapContent): Differences {
  const fields = texts(before, after)
  const stages = stageDifferences(before, after)
  const milestones = milestoneDifferences(before, after)
  const levels = levelDifferences(before.levels, after.levels)
  const isEmpty = [fields, stages, milestones, levels].every((list) => list.length === 0)
  return { isEmpty, fields, stages, milestones, levels }
}

type Texts = { title: string; summary: string }

function texts(before: Texts, after: Texts) {
  const names = ['title', 'summary'] as const
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }))
}

function stageDifferences(before: RoadmapContent, after: RoadmapContent): StageDifference[] {
  const earlier = new Map(before.stages.map((stage, at) => [stage.key, { stage, at }]))
  const moved = movedKeys(keysOf(before.stages), keysOf(after.stages))
  const kept = after.stages.flatMap((stage, at): StageDifference[] => {
    const { key, title } = stage
    const old = earlier.get(key)
    earlier.delete(key)
    if (!old) return [{ key, title, change: 'added', fields: [], moved: null }]
    const fields = texts(old.stage, stage)
    const move = moved.has(key) ? { from: old.at + 1, to: at + 1 } : null
    return fields.length > 0 || move ? [{ key, title, change: 'changed', fields, moved: move }] : []
  })
  const removed = [...earlier.values()].map(
    ({ stage: { key, title } }): StageDifference => ({
      key,
      title,
      change: 'removed',
      fields: [],
      moved: null,
    }),
  )
  return [...kept, ...removed]
}

type Placed = { milestone: MilestoneContent; stage: string; at: number }

const placed = ({ stages }: RoadmapContent): Placed[] =>
  stages.flatMap((stage) => stage.milestones.map((milestone, at) => ({ milestone, stage: stage.key, at })))

const fieldNames: readonly MilestoneField[] = [
  'title',
  'kind',
  'description',
  'needs',
  'weeks',
  'shown',
  'outcome',
  'rubric',
  'cadence',
  'resources',
]

function milestoneDifferences(before: RoadmapContent, after: RoadmapContent): MilestoneDifference[] {
  const earlier = new Map(placed(before).map((place) => [place.milestone.key, place]))
  const movedInStage = new Set(
    after.stages.flatMap((stage) => {
      const old = before.stages.find(({ key }) => key === stage.key)
      return old ? [...movedKeys(keysOf(old.milestones), keysOf(stage.milestones))] : []
    }),
  )
  const kept = placed(after).flatMap(({ milestone, stage, at }): MilestoneDifference[] => {
    const { key } = milestone
    const old = earlier.get(key)
    earlier.delete(key)
    if (!old)
      return [{ key, change: 'added', before: null, after: milestone, fields: [], criteria: [], moved: null }]
    const fields = fieldNames.filter((name) => !isSame(old.milestone[name], milestone[name]))
    const criteria = criterionDifferences(old.milestone.criteria, milestone.criteria)
    const moved =
      old.stage !== stage || movedInStage.has(key)
        ? { fromStage: old.stage, toStage: stage, from: old.at + 1, to: at + 1 }
        : null
    if (fields.length === 0 && criteria.length === 0 && !moved) return []
    return [{ key, change: 'changed', before: old.milestone, after: milestone, fields, criteria, moved }]
  })
  const removed = [...earlier.values()].map(
    ({ milestone }): MilestoneDifference => ({
      key: milestone.key,
      change: 'removed',
      before: milestone,
      after: null,
      fields: [],
      criteria: [],
      moved: null,
    }),
  )
  return [...kept, ...removed]
}

function criterionDifferences(before: CriterionContent[], after: CriterionContent[]): CriterionDifference[] {
  const earlier = new Map(before.map(({ key, text }) => [key, text]))
  const moved = movedKeys(keysOf(before), keysOf(after))
  const kept = after.flatMap(({ key, text }): CriterionDifference[] => {
    const old = earlier.get(key)
    earlier.delete(key)
    if (old === undefined) return [{ key, change: 'added', before: null, after: text }]
    if (old !== text) return [{ key, change: 'reworded', before: old, after: text }]
    return moved.has(key) ? [{ key, change: 'moved', before: old, after: text }] : []
  })
  const removed = [...earlier].map(
    ([key, text]): CriterionDifference => ({ key, change: 'removed', before: text, after: null }),
  )
  return [...kept, ...removed]
}

function levelDifferences(before: LevelContent[], after: LevelContent[]): LevelDifference[] {
  const earlier = new Map(before.map((level) => [level.key, level]))
  const moved = movedKeys(keysOf(before), keysOf(after))
  const kept = after.flatMap((level): LevelDifference[] => {
    const old = earlier.get(level.key)
    earlier.delete(level.key)
    if (!old) return [{ key: level.key, change: 'added', before: null, after: level }]
    if (isSame(old, level) && !moved.has(level.key)) return []
    return [{ key: level.key, change: 'changed', before: old, after: level }]
  })
  const removed = [...earlier.values()].map(
    (level): LevelDifference => ({ key: level.key, change: 'removed', before: level, after: null }),
  )
  return [...kept, ...removed]
}

const keysOf = (items: readonly { key: string }[]) => items.map(({ key }) => key)

/** The fewest that have to move for the one order to become the other, of those that are in both. */
function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((key, at) => [key, at]))
  const both = after.flatMap((key) => {
    const place = places.get(key)
    return place === undefined ? [] : [{ key, place }]
  })
  // The longest run of keys that already follow each other: how long it is up to each key, and the key before.
  const lengths: number[] = []
  const previous: number[] = []
  let last = -1
  for (const [at, { place }] of both.entries()) {
    lengths[at] = 1
    previous[at] = -1
    for (let other = 0; other < at; other++)
      if ((both[other]?.place ?? 0) < place && (lengths[other] ?? 0) >= (lengths[at] ?? 0)) {
        lengths[at] = (lengths[other] ?? 0) + 1
        previous[at] = other
      }
    if (last < 0 || (lengths[at] ?? 0) > (lengths[last] ?? 0)) last = at
  }
  const moved = new Set(both.map(({ key }) => key))
  for (let at = last; at >= 0; at = previous[at] ?? -1) moved.delete(both[at]?.key ?? '')
  return moved
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]))
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const names = Object.keys({ ...one, ...other })
  return names.every((name) =>
    isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  )
}
