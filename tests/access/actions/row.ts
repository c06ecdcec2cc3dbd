import type { Asker } from '../instance.ts'
import type { Cast } from '../record.ts'

export type Fields = Record<string, string | readonly string[]>

/** A line of the tables: a server action, what is sent to it, and who may. */
export interface ActionRow {
  /** The file and the name under which the build's manifest has it. */
  file: string
  name: string
  /** Fields with which it goes through, for those who may. A fresh form each time it is called. */
  fields: (cast: Cast, asker: Asker) => Fields
  /** For whom it goes through. */
  may: string
  /** Who sees what it is about, and is told in a sentence that they may not. All others: it isn't there. */
  told?: string
  /** What somebody gets who isn't signed in: told so, unless a link's token says who they are. */
  anonymous?: 'ok' | 'not-found' | 'signed-out'
  /** What the row adds to the one before of the same action. */
  about?: string
  /** It keeps something in the browser alone. */
  writesNothing?: boolean
}
