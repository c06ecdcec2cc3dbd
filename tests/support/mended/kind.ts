import type { Visibility } from '#db/words.ts'
import type { LoadText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { circleOnPage } from '../world/texts.ts'
import type { World } from '../world/world.ts'

/** `place` is the goal or session that shows it. */
export type MendedRecord = { id: string; place: string }

/** A kind of text, as a person writes, mends and reads it. */
export type MendedKind = {
  author: 'junior' | 'mentor'
  visibilities: Visibility[]
  isInTimeline: boolean
  write: (ctx: Ctx, words: string, visibility: Visibility) => Promise<MendedRecord>
  edit: (ctx: Ctx, record: MendedRecord, version: number, words: string) => Promise<unknown>
  /** `canNarrow`: its form also takes readers away, and counts as a save if nothing is changed. */
  shared?: {
    to: readonly Visibility[]
    canNarrow?: true
    widen: (ctx: Ctx, record: MendedRecord, version: number, to: 'pair' | 'circle') => Promise<unknown>
  }
  load: LoadText<{ id: string; version: number }>
  /** What the page that has it shows the viewer, and its lines of what was withdrawn. */
  page: (ctx: Ctx, record: MendedRecord) => Promise<{ shown: string; lines: { id: string }[] }>
}

export const nothing = { shown: '', lines: [] }
export const orNothing = (error: unknown) => {
  if (error instanceof NotFound) return nothing
  throw error
}
/** What a form for sharing more widely sends. */
export const wider = async (world: World, version: number, visibility: string) => ({
  version: String(version),
  visibility,
  confirmed: 'yes',
  circle: await circleOnPage(world),
})
