import type { Role } from '#db/words.ts'
import type { KeptZones } from './kept-zones.ts'
import type { NameBook } from './names.ts'

declare const proof: unique symbol

export type ViewerRole = { teamId: string; teamName: string; role: Role }

/** `roles` lists current roles only. */
export type Viewer = {
  id: string
  name: string
  email: string
  isAdmin: boolean
  timeZone: string
  hasShortcuts: boolean
  /** The last is `timeZone`. */
  zones: KeptZones
  signInId: string
  roles: readonly ViewerRole[]
  /** What the viewer calls the people they know. */
  names?: NameBook
}

/**
 * Who is asking, when and in which zone: the first parameter of every read and write. The brand means that only
 * `makeContext()` can create one.
 */
export type Ctx = {
  readonly viewer: Viewer
  readonly now: Date
  readonly timeZone: string
  readonly [proof]: 'viewer'
}

/** For what happens without a viewer, such as signing in or loading the built-in roadmaps. */
export type SystemCtx = { readonly now: Date; readonly [proof]: 'system' }

/** The viewer must have been looked up for this request. */
export function makeContext(viewer: Viewer, now: Date): Ctx {
  return { viewer, now, timeZone: viewer.timeZone } as Ctx
}

/** `docs/contributing.md` lists what may use it. */
export function makeSystemContext(now: Date): SystemCtx {
  return { now } as SystemCtx
}
