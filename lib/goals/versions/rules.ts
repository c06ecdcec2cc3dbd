import type { GoalEventKind } from '#db/words.ts'
import { matchCriteria } from '#lib/roadmaps/moving-on/rules.ts'

export type SaidCriterion = {
  id: string
  key: string
  text: string
  tickedAt: Date | null
  agreedAt: Date | null
  agreedById: string | null
  agreedByName: string | null
}
/** `number` is the roadmap version's. */
export type EarlierCriterion = SaidCriterion & { number: number }

/** `ids` are its own and those that it had with the same words; `before` is what it was when it had other ones. */
export type TracedCriterion = SaidCriterion & { ids: string[]; before: EarlierCriterion | null }

type Step = { kind: GoalEventKind; fromMilestoneId: string | null }

/** The milestones that a goal had before its own, oldest first. Steps are in order; going back takes one away. */
export function earlierMilestones(steps: readonly Step[]): string[] {
  const path: string[] = []
  for (const { kind, fromMilestoneId } of steps) {
    if (kind === 'moved_on' && fromMilestoneId) path.push(fromMilestoneId)
    if (kind === 'moved_back') path.pop()
  }
  return path
}

/** Over the versions that a goal has had, oldest first, the last its own. `gone` are those that have no successor. */
export function traceCriteria(versions: readonly { number: number; criteria: readonly SaidCriterion[] }[]): {
  criteria: TracedCriterion[]
  gone: EarlierCriterion[]
} {
  const own = versions.at(-1)?.criteria ?? []
  const traced = own.map((criterion) => ({
    at: criterion as SaidCriterion | undefined,
    shown: { ...criterion, ids: [criterion.id], before: null } as TracedCriterion,
  }))
  const gone: EarlierCriterion[] = []
  for (const [place, { number, criteria }] of [...versions.entries()].slice(0, -1).reverse()) {
    const matches = matchCriteria(criteria, versions[place + 1]?.criteria ?? [])
    for (const each of traced) {
      const match = matches.find(({ to }) => to.id === each.at?.id)
      const earlier = criteria.find(({ id }) => id === match?.from.id)
      each.at = earlier
      if (!earlier || each.shown.before) continue
      if (earlier.text === each.shown.text) each.shown.ids.push(earlier.id)
      else each.shown.before = { ...earlier, number }
    }
    const goesOn = new Set(matches.map(({ from }) => from.id))
    for (const criterion of criteria) if (!goesOn.has(criterion.id)) gone.push({ ...criterion, number })
  }
  return { criteria: traced.map(({ shown }) => shown), gone }
}
