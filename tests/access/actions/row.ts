import type { Cast } from '../every-text/write.ts'
import type { Asker } from '../instance.ts'

export type Fields = Record<string, string | readonly string[]>

/** A row of the access matrix: a server action, what is sent to it, and who may do it. */
export interface ActionRow {
  /** File and name, as in the build's manifest. */
  file: string
  name: string
  /** Fields that it accepts from those who may. Each call returns a new form. */
  fields: (cast: Cast, asker: Asker) => Fields
  /** Who may do it. */
  may: string
  /** Who sees the subject and is told in a sentence that they may not. For everyone else it doesn't exist. */
  told?: string
  /** The outcome for someone who isn't signed in; 'signed-out' unless given. */
  anonymous?: 'ok' | 'not-found' | 'signed-out'
  /** How this row differs from the action's row before. */
  about?: string
  /** It only stores something in the browser. */
  writesNothing?: boolean
}
