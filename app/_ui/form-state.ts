/** What a form's action answers. Values are what was typed, so that nothing is lost on an error. */
export type FormState = {
  status:
    | 'idle'
    | 'invalid'
    | 'refused'
    | 'stale'
    | 'unavailable'
    | 'failed'
    | 'signed-out'
    | 'rows'
    | 'preview'
    | 'shown'
  /** Grows with each answer: `key={attempt}` on a select, focus on the first error. */
  attempt: number
  values: Record<string, string | string[]>
  fieldErrors: Record<string, string[]>
  /** Whether a typed password was left out of the values: it never travels back, and has to be typed again. */
  askPasswordAgain?: boolean
  /** The sentence above the form. */
  message?: string
  /** What to tell the person who looks after this Cairn. */
  reference?: string
  /** What somebody else saved meanwhile, by field name. */
  theirs?: Record<string, string>
  /** A field's text as it will be shown: HTML made by the server. Of several ('summary wentWell'), the others by name. */
  preview?: { field: string; html: string; others?: Record<string, string> }
  /** What is shown this once and kept nowhere: a one-time link. */
  shown?: string
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** A form that nobody has sent yet. */
export const idle: FormState = { status: 'idle', attempt: 0, values: {}, fieldErrors: {} }
