/** `values` are what was typed, so nothing is lost on an error. */
export type FormState = {
  status:
    | 'idle'
    | 'invalid'
    | 'refused'
    | 'stale'
    | 'used'
    | 'unavailable'
    | 'failed'
    | 'signed-out'
    | 'outdated'
    | 'unreached'
    | 'restored'
    | 'rows'
    | 'preview'
    | 'filled'
    | 'asked'
    | 'shown'
    | 'draft'
    | 'kept'
    | 'saved'
  /** Grows with each answer; selects use it as their key. */
  attempt: number
  values: Record<string, string | string[]>
  fieldErrors: Record<string, string[]>
  /** Days that may be slips, by field name: the question is the field's error, and a box says that it's meant. */
  asked?: Record<string, { day: string; yes: string }>
  /** How the names in a row begin that was just added: 'findings.2.'. */
  added?: string
  /** Whether a typed password was left out of `values` and must be typed again. */
  askPasswordAgain?: boolean
  message?: string
  /** For finding the failure in the log. */
  reference?: string
  /** What someone else saved meanwhile, by field name. */
  theirs?: Record<string, string>
  /** HTML from the server. If several fields are previewed, `others` has the rest by name. */
  preview?: { field: string; html: string; others?: Record<string, string> }
  /** Shown once and stored nowhere: one-time links. */
  shown?: string | ShownLine[]
}

/** One of several answers: a link to copy, or why there's none. */
export type ShownLine = { label: string; link: string } | { label: string; problem: string }

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

export const idle: FormState = { status: 'idle', attempt: 0, values: {}, fieldErrors: {} }
