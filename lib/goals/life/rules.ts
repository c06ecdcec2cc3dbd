import type { GoalEventKind, GoalState } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'

/** Which marks stay when there isn't room for all, the first before the others. */
const weights: Record<GoalEventKind, number> = {
  approved: 0,
  dropped: 0,
  blocked: 1,
  changes_requested: 2,
  submitted: 3,
  reopened: 4,
  unblocked: 5,
  taken_up: 5,
  started: 6,
  withdrawn: 7,
  due_moved: 8,
  moved_on: 8,
  moved_back: 8,
  assigned: 9,
}

type LifeEvent = { kind: GoalEventKind; day: Day }
type Shown = GoalState | 'blocked'
/**
 * Places are from 0 to 1. `state` is how the goal stood afterwards. `isMarked`: there is room for a mark of its state, and
 * `isDated`: for its date; otherwise it's a dot.
 */
export type LifeMark = { day: Day; at: number; state: Shown; isMarked: boolean; isDated: boolean }
export type LifeSpan = { from: number; to: number; state: Shown }
export type Life = {
  spans: LifeSpan[]
  /** In the order of `events`. */
  marks: LifeMark[]
  due: { day: Day; at: number } | null
  /** Where today is, if the line goes on after it. */
  today: { at: number; isNamed: boolean } | null
}

/** So far apart that marks don't cover each other on the narrowest screen, and dates neither. */
const MARK_GAP = 0.09
const DATE_GAP = 0.2
const NAME_GAP = 0.35

/**
 * A goal's line from its first event to its last, or while it's open to today or its due day. Null if that is all on
 * one day. `events` are oldest first.
 */
export function lifeOf(
  events: readonly LifeEvent[],
  { isOpen, dueOn, today }: { isOpen: boolean; dueOn: Day | null; today: Day },
): Life | null {
  const first = events[0]?.day
  const last = events.at(-1)?.day
  if (!first || !last) return null
  const now = today > last ? today : last
  const end = isOpen ? (dueOn && dueOn > now ? dueOn : now) : last
  const length = daysBetween(first, end)
  if (length <= 0) return null
  const placeOf = (day: Day) => Math.min(1, Math.max(0, daysBetween(first, day) / length))
  const states = statesAfter(events.map(({ kind }) => kind))
  const marks = events.map(({ day }, place): LifeMark => {
    return { day, at: placeOf(day), state: states[place] ?? 'planned', isMarked: false, isDated: false }
  })
  const isFar = (at: number, others: readonly number[], gap: number) =>
    others.every((other) => Math.abs(other - at) >= gap)
  const marked: number[] = []
  const dated: number[] = []
  for (const mark of byWeight(events).map((place) => marks[place])) {
    if (!mark || !isFar(mark.at, marked, MARK_GAP)) continue
    mark.isMarked = true
    marked.push(mark.at)
    if (!isFar(mark.at, dated, DATE_GAP)) continue
    mark.isDated = true
    dated.push(mark.at)
  }
  const isDueShown = dueOn !== null && dueOn >= first && dueOn <= end
  const due = isDueShown ? { day: dueOn, at: placeOf(dueOn) } : null
  return {
    spans: spansOf(events, states, placeOf, isOpen ? placeOf(now) : 1),
    marks,
    due,
    today:
      isOpen && end > now
        ? { at: placeOf(now), isNamed: isFar(placeOf(now), due ? [due.at] : [], NAME_GAP) }
        : null,
  }
}

// No steps of the goal itself.
const unmarked: readonly GoalEventKind[] = ['due_moved', 'moved_on', 'moved_back']

/** The first event, then the weightiest; of equals the later one. */
function byWeight(events: readonly LifeEvent[]): number[] {
  const weight = (place: number) => {
    if (place === 0) return -2
    const kind = events[place]?.kind ?? 'due_moved'
    return place === events.length - 1 && !unmarked.includes(kind) ? -1 : weights[kind]
  }
  return [...events.keys()]
    .filter((place) => !unmarked.includes(events[place]?.kind ?? 'due_moved'))
    .sort((a, b) => weight(a) - weight(b) || b - a)
}

function spansOf(
  events: readonly LifeEvent[],
  states: readonly Shown[],
  placeOf: (day: Day) => number,
  until: number,
): LifeSpan[] {
  const spans: LifeSpan[] = []
  for (const [place, { day }] of events.entries()) {
    const following = events[place + 1]
    const [from, to] = [placeOf(day), following ? placeOf(following.day) : until]
    const state = states[place] ?? 'planned'
    const before = spans.at(-1)
    if (to <= from) continue
    if (before?.state === state) before.to = to
    else spans.push({ from, to, state })
  }
  return spans
}

/** How the goal stood after each event, as `afterStep` has it. Blocked is shown in place of the state. */
export function statesAfter(kinds: readonly GoalEventKind[]): Shown[] {
  let state: GoalState = 'planned'
  let isBlocked = false
  let hasStarted = false
  return kinds.map((kind) => {
    hasStarted ||= kind === 'started'
    if (kind === 'blocked' || kind === 'unblocked') isBlocked = kind === 'blocked'
    else state = stateAfter(kind, hasStarted) ?? state
    if (state === 'achieved' || state === 'dropped') isBlocked = false
    return isBlocked ? 'blocked' : state
  })
}

function stateAfter(kind: GoalEventKind, hasStarted: boolean): GoalState | undefined {
  switch (kind) {
    case 'started':
    case 'withdrawn':
    case 'reopened':
      return 'in_progress'
    case 'submitted':
      return 'submitted'
    case 'changes_requested':
      return 'changes_requested'
    case 'approved':
      return 'achieved'
    case 'dropped':
      return 'dropped'
    case 'taken_up':
      return hasStarted ? 'in_progress' : 'planned'
    default:
      return undefined
  }
}
