import process from 'node:process'
import {
  type Ctx,
  makeContext,
  makeSystemContext,
  type SystemCtx,
  type ViewerRole,
} from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

/** A Tuesday, 17:45 in Kathmandu. Tests with a server use the current time, since the server has its own clock. */
export const testNow = process.env.CAIRN_TEST_DAY === 'today' ? new Date() : new Date('2026-11-17T12:00:00Z')

/** The day in Kathmandu, where the tests' people live, that many days after a moment. */
export function dayFrom(now: Date, days: number): string {
  return addDays(dayIn(now, 'Asia/Kathmandu'), days)
}

/** `hour` is in UTC. */
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

/** A context for someone who need not be in the database. */
export function contextOf(who: Who, now: Date = testNow): Ctx {
  const {
    id,
    name = id,
    email = `${id}@test.cairn`,
    isAdmin = false,
    timeZone = 'Asia/Kathmandu',
    roles = [],
  } = who
  return makeContext(
    {
      id,
      name,
      email,
      isAdmin,
      timeZone,
      hasShortcuts: true,
      zones: oneZone(timeZone),
      roles,
      signInId: 'none',
    },
    now,
  )
}

export function at(ctx: Ctx, moment: Date | string): Ctx {
  return makeContext(ctx.viewer, new Date(moment))
}

export function systemContext(now: Date = testNow): SystemCtx {
  return makeSystemContext(now)
}

export function systemContextAfter(milliseconds: number): SystemCtx {
  return systemContext(new Date(testNow.getTime() + milliseconds))
}
