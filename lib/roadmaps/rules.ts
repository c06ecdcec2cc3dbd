import type { MilestoneContent, RoadmapContent } from './content.ts'
import type { Roadmap } from './reads.ts'

/** What a published version says. */
export function contentOfVersion(
  roadmap: Pick<Roadmap, 'title' | 'summary' | 'levels' | 'stages'>,
): RoadmapContent {
  return {
    title: roadmap.title,
    summary: roadmap.summary,
    levels: roadmap.levels ?? [],
    stages: roadmap.stages.map(({ key, title, summary, milestones }) => ({
      key,
      title,
      summary,
      milestones: milestones.map(milestoneOfVersion),
    })),
  }
}

function milestoneOfVersion(milestone: Roadmap['stages'][number]['milestones'][number]): MilestoneContent {
  const { key, kind, title, description, outcome, rubric, needs, weeks, shown } = milestone
  return {
    key,
    kind,
    title,
    description,
    criteria: milestone.criteria.map((criterion) => ({ key: criterion.key, text: criterion.text })),
    needs: needs ?? [],
    weeks,
    shown: shown ?? [],
    outcome,
    rubric,
    cadence: cadenceOf(milestone),
    resources: milestone.resources.map((resource) => ({
      kind: resource.kind,
      title: resource.title,
      url: resource.url,
    })),
  }
}

type Stored = Pick<
  Roadmap['stages'][number]['milestones'][number],
  'period' | 'entriesPerPeriod' | 'periodsNeeded'
>

export function cadenceOf({ period, entriesPerPeriod, periodsNeeded }: Stored): MilestoneContent['cadence'] {
  if (period === null || entriesPerPeriod === null || periodsNeeded === null) return null
  return { entries: entriesPerPeriod, period, periods: periodsNeeded }
}
