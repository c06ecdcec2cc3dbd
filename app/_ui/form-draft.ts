import type { FormState } from './form-state.ts'

/** What the form says of itself in its field `draft`, so that its words find their draft again. */
type Place = {
  verb: string
  subjectId: string
  address: string
  readerId: string | null
  pageId: string
  authorId: string
  draftId: string | null
  version: number
}

export type Way = { href: string; label: string }

/** What the server knows of a form's draft when the page is made. */
export type FormDraft = {
  formId: string
  place: Place
  /** What is filled in; undefined for a form that starts empty. */
  values?: FormState['values']
  /** Above the form. `others` are further drafts of the same form. */
  note?: { words: string; ways: Way[]; others: Way[] }
  /** The page that kept the newest one, and how often it had by then. */
  newest?: { pageId: string; turn: number }
}

/** What the page knows of its draft from the last answer. */
export type Told = { formId: string; draftId: string | null; version: number }
