import type { Cast } from '../record.ts'
import type { TextName } from '../texts.ts'

/** A line of the tables: an address, who may open it, and what stands there. */
export interface PageRow {
  /** The address as the build's manifest has it. */
  route: string
  /** One such address in the record; the route itself where nothing is left open in it. */
  at?: (cast: Cast) => string
  /** For whom it opens. All others signed in get the 404 of an address that never was. */
  open: string
  /** What somebody gets who isn't signed in: sent to sign in (307), unless the page needs nobody. */
  anonymous?: 200 | 307 | 404 | 405
  /** What those get for whom it opens, where that isn't 200. */
  answer?: number
  /** The texts that stand there: each for its readers, of those for whom the page opens. */
  shows?: readonly TextName[]
}
