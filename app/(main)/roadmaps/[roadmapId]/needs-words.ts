import { listOfWords, withoutBackticks } from '#lib/core/format.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'

type Reached = { isAchieved: (key: string) => boolean }

/** 'Needs “Test with pytest” first', without what the one it's shown for has achieved; undefined if nothing is left. */
export function needsWords(
  needs: readonly string[] | null,
  roadmap: Pick<Roadmap, 'stages'>,
  reached: Reached,
): string | undefined {
  const titles = (needs ?? []).flatMap((key) => {
    if (reached.isAchieved(key)) return []
    const needed = roadmap.stages.flatMap(({ milestones }) => milestones).find((each) => each.key === key)
    return needed ? [`“${withoutBackticks(needed.title)}”`] : []
  })
  return titles.length > 0 ? `Needs ${listOfWords(titles)} first` : undefined
}
