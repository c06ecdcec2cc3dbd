import { milestoneOf } from '../rules.ts'

type Item = { id: string; roadmapId: string | null; milestoneKey: string | null; title: string | null }

/**
 * What becomes of an item when the plan is started: `new` is assigned, `held` is a goal that the junior has already,
 * `missing` isn't in the version of the roadmap that they're on, and nothing new is assigned from a `retired` one.
 */
export type Fate = 'new' | 'held' | 'missing' | 'retired'

/** Milestones are named 'ROADMAP KEY'. */
export type Known = {
  /** Of the junior's goals in this team, dropped ones aside. */
  held: ReadonlySet<string>
  /** Own goals, by title, of earlier starts of the same plan, dropped ones aside. */
  heldTitles: ReadonlySet<string>
  /** What the versions have that the junior is on, or would be put on. */
  offered: ReadonlySet<string>
  retired: ReadonlySet<string>
}

export function fateOf(item: Item, { held, heldTitles, offered, retired }: Known): Fate {
  const milestone = milestoneOf(item)
  if (milestone === undefined) return heldTitles.has(item.title ?? '') ? 'held' : 'new'
  if (held.has(milestone)) return 'held'
  if (retired.has(item.roadmapId ?? '')) return 'retired'
  return offered.has(milestone) ? 'new' : 'missing'
}
