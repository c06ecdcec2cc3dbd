import type { GoalState } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { isOverdue } from '#lib/core/due.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { daysWaiting, waitsTooLong } from '#lib/goals/waiting/rules.ts'
import type { ContactState } from '#lib/sessions/rules.ts'

type OfGoal = { goalId: string; title: string; days: number }

/** `days` is how long it has waited, in the junior's calendar days: negative for a promise that isn't due yet. */
export type Need =
  | ({ kind: 'evidence'; tooLong: boolean } & OfGoal)
  /** A goal that a junior proposes. */
  | { kind: 'proposal'; proposalId: string; title: string; days: number }
  | ({ kind: 'overdue' } & OfGoal)
  /** Everyone who sees the goal can read the reason. */
  | ({ kind: 'blocked'; reason?: string; by?: Named } & OfGoal)
  | {
      kind: 'contact'
      days: number
      level: 'soon' | 'late'
      /** Null if they haven't met since the mentorship began. */
      lastHeldOn: Day | null
      nextOn: Day | null
      mentor: { id: string; name: string }
    }
  /** `isDone`: it was ticked a moment ago, and can be opened again where it is shown. */
  | {
      kind: 'promise'
      actionId: string
      version: number
      body: string
      days: number
      dueOn: Day
      isDone: boolean
    }
  /** They have never met, and no date is planned; it becomes `contact` once the cadence has passed. */
  | { kind: 'not met'; days: number; mentor: { id: string; name: string } }
  | { kind: 'no goal'; days: number }
  /** All of a stage is achieved, and nothing of the next one is assigned. It has no days: nobody waits. */
  | { kind: 'next stage'; days: 0; done: string; next: { key: string; position: number; title: string } }
  /** `had`: there was one before, and the days count from when that mentorship ended, not from joining the team. */
  | { kind: 'no mentor'; days: number; had: boolean }

export type NeedKind = Need['kind']

type GoalFacts = {
  id: string
  title: string
  state: GoalState
  dueOn: Day | null
  blockedAt: Date | null
  /** The circle reads the reason, as it reads the goal. */
  blockedReason?: string | null
  blockedById?: string | null
  blockedByName?: string | null
  submittedAt: Date | null
}

/**
 * Evidence that waits for a verdict isn't overdue: the delay isn't the junior's. `limitDays` is the team's limit for
 * evidence.
 */
export function needsOfGoal(goal: GoalFacts, now: Date, zones: KeptZones, limitDays: number): Need[] {
  if (!isOpen(goal.state)) return []
  const needs: Need[] = []
  const { id: goalId, title, blockedById: id, blockedByName: name } = goal
  if (goal.blockedAt)
    needs.push({
      kind: 'blocked',
      goalId,
      title,
      days: daysWaiting(goal.blockedAt, now, zones),
      ...(goal.blockedReason && { reason: goal.blockedReason }),
      ...(id && name && { by: { id, name } }),
    })
  if (goal.state === 'submitted') {
    const days = daysWaiting(goal.submittedAt ?? now, now, zones)
    needs.push({ kind: 'evidence', goalId, title, days, tooLong: waitsTooLong(days, limitDays) })
    return needs
  }
  const today = personDay(now, zones)
  if (goal.dueOn && isOverdue(goal, today))
    needs.push({ kind: 'overdue', goalId, title, days: daysBetween(goal.dueOn, today) })
  return needs
}

/** Null while contact is fine, which needs a first session, or a date for it. */
export function needOfContact(contact: {
  state: ContactState
  daysSince: number
  lastHeldOn: Day | null
  next: { day: Day } | null
  mentor: { id: string; name: string }
}): Need | null {
  const { state, daysSince, lastHeldOn, next, mentor } = contact
  if (state === 'fine')
    return lastHeldOn === null && next === null ? { kind: 'not met', days: daysSince, mentor } : null
  const level = state === 'red' ? 'late' : 'soon'
  return { kind: 'contact', days: daysSince, level, lastHeldOn, nextOn: next?.day ?? null, mentor }
}

/** In days: how long before its due day a promise needs its owner. */
const promiseSoonDays = 3

/** Null without a due day, or while it's more than three days off. Days are the junior's. */
export function needOfPromise(
  action: {
    id: string
    version: number
    body: string
    dueOn: Day | null
    state: 'open' | 'done' | 'dropped'
  },
  now: Date,
  zones: KeptZones,
): Need | null {
  if (!action.dueOn) return null
  const days = daysBetween(action.dueOn, personDay(now, zones))
  if (days < -promiseSoonDays) return null
  const { id: actionId, version, body, dueOn, state } = action
  return { kind: 'promise', actionId, version, body, days, dueOn, isDone: state !== 'open' }
}

export function needOfStage(whatNext: {
  done: { title: string }
  next: { key: string; position: number; title: string }
}): Need {
  const { key, position, title } = whatNext.next
  return { kind: 'next stage', days: 0, done: whatNext.done.title, next: { key, position, title } }
}

/** Longest wait first; ties in the order of `kinds`. */
export function byWait(a: Need, b: Need): number {
  return b.days - a.days || kinds.indexOf(a.kind) - kinds.indexOf(b.kind)
}

const kinds: NeedKind[] = [
  'blocked',
  'evidence',
  'proposal',
  'contact',
  'overdue',
  'promise',
  'no mentor',
  'no goal',
  'not met',
  'next stage',
]

/** In days; -Infinity without any. */
export function longestWait(needs: readonly Need[]): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...needs.map((need) => need.days))
}
