import { type Ctx, makeContext, makeSystemContext, type SystemCtx, type ViewerRole } from '#lib/context.ts'

/** The day on which the tests happen: a Tuesday. Noon in UTC is 17:45 in Kathmandu. */
export const testNow = new Date('2026-11-17T12:00:00Z')

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
