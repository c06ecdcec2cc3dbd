import type { MilestoneKind } from '#db/words.ts'
import { weekOf } from '#lib/plans/rules.ts'

/** 'Day 30, week 5'. */
export const dayInPlan = (day: number) => `Day ${day}, week ${weekOf(day)}`

/** Under the field for a day. */
export const DAY_HINT = '0 is the start, 7 the same day a week later. At most 730.'

const kinds: Record<MilestoneKind, string> = {
  skill: 'Skill',
  project: 'Project',
  behaviour: 'Behaviour',
  habit: 'Habit',
}

type Item = {
  kind: MilestoneKind
  milestoneKey: string | null
  roadmapTitle: string | null
  stagePosition: number | null
  criteria: readonly string[]
}

/** What it is and where it comes from: ['Skill', 'stage 2 of “Junior to Senior”']. */
export function itemWords({ kind, milestoneKey, roadmapTitle, stagePosition, criteria }: Item): string {
  if (milestoneKey === null)
    return `${kinds[kind]}, own goal with ${criteria.length === 1 ? 'one criterion' : `${criteria.length} criteria`}`
  return `${kinds[kind]}, stage ${stagePosition ?? '?'} of ${roadmapTitle ?? 'its roadmap'}`
}
