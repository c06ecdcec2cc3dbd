import { addDays, type Day, isDay, weekday } from '#lib/core/days.ts'
import { dayIn, startOfDay } from '#lib/core/zoned-time.ts'

export const pageSize = 20

/** In characters: of the words that a timeline is searched for. */
export const MAX_WORDS = 100

/** Items are sorted by day, then by the moment they were written, then by id. */
export type Place = { day: Day; at: Date; id: string }

export function byNewest(a: Place, b: Place): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

/** '2026-11-03.1793888000000.ID' */
export function placeInAddress({ day, at, id }: Place): string {
  return `${day}.${at.getTime()}.${id}`
}

/** Null if it's malformed. */
export function parsePlace(text: string): Place | null {
  const [, day, at, id] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,14})\.([0-9a-f-]{36})$/.exec(text) ?? []
  if (!day || !at || !id || !isDay(day)) return null
  return { day, at: new Date(Number(at)), id }
}

/** `next` is the last place on the page, or null if nothing follows. */
export function cutPage<Item extends Place>(items: Item[]): { items: Item[]; next: Place | null } {
  const sorted = items.toSorted(byNewest)
  const page = sorted.slice(0, pageSize)
  const last = page.at(-1)
  return { items: page, next: sorted.length > pageSize && last ? last : null }
}

/** Older items affect neither this page nor whether another follows. Undefined if there's no full page yet. */
export function oldestOnPage(items: readonly Place[]): Day | undefined {
  return items.toSorted(byNewest).at(pageSize)?.day
}

export type Group<Item> = { from: Day; to: Day; items: Item[] }

/**
 * Weeks from Monday to Sunday for the last five weeks, including this one, and calendar months before that. Items
 * must be sorted newest first.
 */
export function inPeriods<Item extends { day: Day }>(items: readonly Item[], today: Day): Group<Item>[] {
  const groups: Group<Item>[] = []
  for (const item of items) {
    const period = periodOf(item.day, today)
    const last = groups.at(-1)
    if (last && last.from === period.from) last.items.push(item)
    else groups.push({ ...period, items: [item] })
  }
  return groups
}

function periodOf(day: Day, today: Day): { from: Day; to: Day } {
  const monday = addDays(day, 1 - weekday(day))
  const thisMonday = addDays(today, 1 - weekday(today))
  if (monday > addDays(thisMonday, -35)) return { from: monday, to: addDays(monday, 6) }
  const from = `${day.slice(0, 7)}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** False for the viewer's own items, and for everything on the first visit. */
export function isNewSince(
  item: { writtenAt: Date; actorId: string },
  readAt: Date | null,
  viewerId: string,
): boolean {
  return readAt !== null && item.actorId !== viewerId && item.writtenAt.getTime() > readAt.getTime()
}

/** The latest moment at which an item that is sorted by its moment can still come after `place`. */
export function momentBound(place: Place, timeZone: string): Date {
  const dayAtPlace = dayIn(place.at, timeZone)
  // A record may be written on a different day than the one it's about; then the day is the bound.
  if (dayAtPlace === place.day) return place.at
  const start = startOfDay(place.day, timeZone)
  return dayAtPlace < place.day
    ? new Date(start.getTime() - 1)
    : new Date(startOfDay(addDays(place.day, 1), timeZone).getTime() - 1)
}
