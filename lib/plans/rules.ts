import { workingDay } from '#lib/assignments/rules.ts'
import { addDays, type Day } from '#lib/core/days.ts'

/** Of one plan, removed ones aside. */
export const MAX_ITEMS = 100
/** Two years: a due day further away is asked about anyway. */
export const MAX_DAY = 730

/** When an item is due: on a weekend the working day before, but not before the start. */
export function dueAfter(startsOn: Day, day: number): Day {
  const before = workingDay(addDays(startsOn, day), -1)
  return before < startsOn ? startsOn : before
}

/** `count` days spread evenly from `first` to `last`, in order; a single one is `first`. */
export function spreadDays(count: number, first: number, last: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    count === 1 ? first : first + Math.round(((last - first) * index) / (count - 1)),
  )
}

/** 1 for days 0 to 6. */
export const weekOf = (day: number) => Math.floor(day / 7) + 1

type Placed = { id: string; day: number; position: number }

/** As they're listed: by day, then as they were arranged. */
export function inOrderOfDays(a: Placed, b: Placed): number {
  return a.day - b.day || a.position - b.position || (a.id < b.id ? -1 : 1)
}

/** The item of the same day that this one changes places with; undefined at either end. `row` is in order. */
export function neighbour<Item extends Placed>(
  row: readonly Item[],
  id: string,
  way: 'up' | 'down',
): Item | undefined {
  const ofDay = row.filter(({ day }) => day === row.find((each) => each.id === id)?.day)
  return ofDay[ofDay.findIndex((each) => each.id === id) + (way === 'up' ? -1 : 1)]
}

/** Two items are the same milestone of the same roadmap. */
export const milestoneOf = ({
  roadmapId,
  milestoneKey,
}: {
  roadmapId: string | null
  milestoneKey: string | null
}) => (roadmapId && milestoneKey ? `${roadmapId} ${milestoneKey}` : undefined)
