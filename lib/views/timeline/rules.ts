import { addDays, type Day, isDay, weekday } from '#lib/core/days.ts'
import { dayOf, startOfDay } from '#lib/core/zoned-time.ts'

// The order and the pages of a timeline. Pure: no database, no clock.

/** How many items a page of the timeline holds. */
export const pageSize = 20

/** The place of an item: newest day first, within a day by the moment it was written, then by id. */
export type Place = { day: Day; at: Date; id: string }

/** Compares two places, the newer first. */
export function byNewest(a: Place, b: Place): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

/** A place as the address carries it: '2026-11-03.1793888000000.ID'. */
export function placeInAddress({ day, at, id }: Place): string {
  return `${day}.${at.getTime()}.${id}`
}

/** The place that an address names; null where it names none. */
export function parsePlace(text: string): Place | null {
  const [, day, at, id] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,14})\.([0-9a-f-]{36})$/.exec(text) ?? []
  if (!day || !at || !id || !isDay(day)) return null
  return { day, at: new Date(Number(at)), id }
}

/** The first `pageSize` of some items, newest first, and the place after which the next page goes on, if there is one. */
export function pageOf<Item extends Place>(items: Item[]): { items: Item[]; next: Place | null } {
  const sorted = items.toSorted(byNewest)
  const page = sorted.slice(0, pageSize)
  const last = page.at(-1)
  return { items: page, next: sorted.length > pageSize && last ? last : null }
}

/** The day before which no item can be on the page, or tell that there is another: undefined while that can be any. */
export function oldestOnPage(items: readonly Place[]): Day | undefined {
  return items.toSorted(byNewest).at(pageSize)?.day
}

/**
 * Words as they may stand in what a database makes small: PostgreSQL does it to all letters, SQLite to those of ASCII alone,
 * so that there a letter like Ü stays as it was written, mostly at the beginning of a word.
 */
export function spellingsOf(words: string): string[] {
  const smallAscii = (text: string) => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const small = words.toLowerCase()
  const begun = small.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  return [...new Set([small, smallAscii(words), smallAscii(begun)])]
}

/** A run of items under one heading. */
export type Group<Item> = { from: Day; to: Day; items: Item[] }

/**
 * Items in weeks, Monday to Sunday, while they are of this month or the one before; older ones in calendar months.
 * Items come newest first and stay in their order.
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

/** True where an item was written after the viewer last read the page, by somebody else. */
export function isNewSince(
  item: { writtenAt: Date; actorId: string },
  readAt: Date | null,
  viewerId: string,
): boolean {
  return readAt !== null && item.actorId !== viewerId && item.writtenAt.getTime() > readAt.getTime()
}

/** The last moment at which an item written at a moment can still come after `place`, in a time zone. */
export function momentBound(place: Place, timeZone: string): Date {
  const dayAtPlace = dayOf(place.at, timeZone)
  // A session of a day may have been logged on another: then the day itself is the bound.
  if (dayAtPlace === place.day) return place.at
  const start = startOfDay(place.day, timeZone)
  return dayAtPlace < place.day
    ? new Date(start.getTime() - 1)
    : new Date(startOfDay(addDays(place.day, 1), timeZone).getTime() - 1)
}
