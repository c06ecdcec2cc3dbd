import type { Role } from '#db/words.ts'

declare const proof: unique symbol

/** A role of the viewer, in a team. */
export type ViewerRole = { teamId: string; teamName: string; role: Role }

/** Who is looking. Roles are the active ones. */
export type Viewer = {
  id: string
  name: string
  email: string
  isAdmin: boolean
  timeZone: string
  signInId: string
  roles: readonly ViewerRole[]
}

/**
 * Identity, clock and time zone of one request, the first parameter of every read and write. Branded: only
 * `makeContext` makes one, called by requireContext() and by the tests.
 */
export type Ctx = {
  readonly viewer: Viewer
  readonly now: Date
  readonly timeZone: string
  readonly [proof]: 'viewer'
}

/** For what happens without a viewer: sign-in, set-up, invites, health, the demo's first rows. */
export type SystemCtx = { readonly now: Date; readonly [proof]: 'system' }

/** A context for a viewer who was looked up for this request. */
export function makeContext(viewer: Viewer, now: Date): Ctx {
  return { viewer, now, timeZone: viewer.timeZone } as Ctx
}

/** A context for what happens without a viewer. Its callers are few and named in docs/contributing.md. */
export function makeSystemContext(now: Date): SystemCtx {
  return { now } as SystemCtx
}
