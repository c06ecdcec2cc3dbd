import type { Cast } from '../every-text/write.ts'
import type { TextName } from '../texts.ts'

/** A row of the access matrix: an address, who may open it, and what it shows. */
export interface PageRow {
  /** The route, as in the build's manifest. */
  route: string
  /** An address of that route; the route itself if it has no parameters. */
  at?: (cast: Cast) => string
  /** Who may open it. Everyone else who is signed in gets the same 404 as for an unknown address. */
  open: string
  /** The status for someone who isn't signed in; 307, to the sign-in, unless given. */
  anonymous?: 200 | 307 | 404 | 405
  /** The status for those who may open it, if it isn't 200. */
  answer?: number
  /** The texts that it shows, each to its readers only. */
  shows?: readonly TextName[]
}
