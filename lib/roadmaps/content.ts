import type { MilestoneKind, Period, ResourceKind, Showing } from '#db/words.ts'

// What a roadmap says, whether it's published, being written, or read from a file. Keys stay when something is renamed
// or moved: stages' and milestones' are unique in the roadmap, criteria's in their milestone.

export type RoadmapContent = {
  title: string
  summary: string
  stages: StageContent[]
  levels: LevelContent[]
}

export type StageContent = { key: string; title: string; summary: string; milestones: MilestoneContent[] }

export type MilestoneContent = {
  key: string
  kind: MilestoneKind
  title: string
  description: string
  criteria: CriterionContent[]
  /** Keys of milestones of the roadmap that help to reach this one. */
  needs: string[]
  /** How long it's expected to take. */
  weeks: number | null
  /** What is asked for on top of evidence. */
  shown: Showing[]
  /** Of a project: what exists at the end. */
  outcome: string | null
  /** Of a behaviour: four steps, from the first to the last. */
  rubric: { title: string; text: string }[] | null
  /** Of a habit: so many entries in each period, kept in so many periods. */
  cadence: { entries: number; period: Period; periods: number } | null
  resources: { kind: ResourceKind; title: string; url: string | null }[]
}

export type CriterionContent = { key: string; text: string }

/** What someone at this level has achieved: milestones by key, and of a behaviour at least this step (1 to 4). */
export type LevelContent = {
  key: string
  title: string
  expects: { milestone: string; step: number | null }[]
}
