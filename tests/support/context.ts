import process from 'node:process'
import {
  type Ctx,
  makeContext,
  makeSystemContext,
  type SystemCtx,
  type ViewerRole,
} from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { dayOf } from '#lib/core/zoned-time.ts'

/**
 * When the tests happen: always the same Tuesday, at noon in UTC, which is 17:45 in Kathmandu. Only the tests against a
 * server, which has a clock of its own, happen now.
 */
export const testNow = process.env.CAIRN_TEST_DAY === 'today' ? new Date() : new Date('2026-11-17T12:00:00Z')

/** The calendar day so many days after a moment's own (before it, when negative), in the zone of the tests' people. */
export function dayFrom(now: Date, days: number): string {
  return addDays(dayOf(now, 'Asia/Kathmandu'), days)
}

/** An hour (UTC) of the day so many days before a moment. */
export function daysBefore(now: Date, days: number, hour: number): Date {
  return new Date(`${dayFrom(now, -days)}T${String(hour).padStart(2, '0')}:00:00Z`)
}

type Who = {
  id: string
  name?: string
  email?: string
  isAdmin?: boolean
  timeZone?: string
  roles?: ViewerRole[]
}

/** A context for a person, at a moment. */
export function contextOf(who: Who, now: Date = testNow): Ctx {
  const {
    id,
    name = id,
    email = `${id}@test.cairn`,
    isAdmin = false,
    timeZone = 'Asia/Kathmandu',
    roles = [],
  } = who
  return makeContext({ id, name, email, isAdmin, timeZone, roles, signInId: 'none' }, now)
}

/** A context for what happens without a viewer. */
export function systemContext(now: Date = testNow): SystemCtx {
  return makeSystemContext(now)
}
