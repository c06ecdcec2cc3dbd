import type { SelectOption } from '#app/_ui/fields.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import type { StageBeside } from '#lib/goals/own/reads.ts'

/** The stages that an own goal can be listed beside, under their roadmaps if there are several. */
export function stageOptions(stages: readonly StageBeside[]): SelectOption[] {
  const byRoadmap = [...Map.groupBy(stages, ({ roadmapId }) => roadmapId).values()]
  const groups = byRoadmap.map((ofRoadmap) => ({
    label: withoutBackticks(ofRoadmap[0]?.roadmapTitle ?? ''),
    options: ofRoadmap.map(({ roadmapId, key, position, title }) => ({
      value: `${roadmapId} ${key}`,
      label: `${position}. ${withoutBackticks(title)}`,
    })),
  }))
  return groups.length > 1 ? groups : (groups[0]?.options ?? [])
}
