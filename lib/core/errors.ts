/** The record doesn't exist or the viewer may not see it. Shown as the same 404 page in both cases. */
export class NotFound extends Error {
  constructor() {
    super('Not found')
    this.name = 'NotFound'
  }
}

/** A rule forbids it. The sentence is shown above the form, and everything typed is kept. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'Refused'
  }
}

/** What the form would also do has been done meanwhile. The page is read again, so that the next press leaves it out. */
export class Overtaken extends Refused {}

/** The viewer sent this form before, with something else in it. It comes back with its words and a new id. */
export class FormUsed extends Error {
  constructor() {
    super(
      'This form was already saved with different text. Your new text is still here: send it again to save it separately.',
    )
    this.name = 'FormUsed'
  }
}

/** A field is wrong in a way that only the database can tell, such as a name already taken. Shown next to the field. */
export class FieldRefused extends Error {
  readonly field: string
  constructor(field: string, sentence: string) {
    super(sentence)
    this.name = 'FieldRefused'
    this.field = field
  }
}

/**
 * The text wouldn't reach whom its page named, or would reach more people. Shown next to the field, and the page is read
 * again, so that it names who reads the text now.
 */
export class ReaderChanged extends FieldRefused {}

/** The record was saved elsewhere since the form was opened. The form comes back with the typed and the saved text. */
export class Stale extends Error {
  /** What is saved now, by field name. `version` is the one to send with the next try. */
  readonly saved: Record<string, string>
  readonly version: number | string
  /** Whether the page still has this form as it is now, so that what it's about may be read again under it. */
  readonly isFormThere: boolean
  /** `happened` are sentences: who did what meanwhile, and when. Without them, the saved texts speak for themselves. */
  constructor(
    version: number | string,
    saved: Record<string, string>,
    happened?: string,
    isFormThere = false,
  ) {
    super(
      happened
        ? `${happened} Nothing you wrote is lost. Check what changed, then send it again if you still want to.`
        : 'Nothing you wrote is lost. The saved version is shown where it differs: compare them, then save again.',
    )
    this.name = 'Stale'
    this.version = version
    this.saved = saved
    this.isFormThere = isFormThere
  }
}

/** Whether the form comes back to a page that has to be read again around it. */
export const isPageOld = (error: unknown): boolean =>
  error instanceof Stale ? error.isFormThere : error instanceof ReaderChanged || error instanceof Overtaken

/** `question` is shown at `field`, with a box that says `yes` and confirms `day`. */
export type DayQuestion = { field: string; day: string; question: string; yes: string }

/**
 * Days that may be slips. The form comes back with its values and asks; a day that is confirmed is taken. `*` in a field
 * is any row with that day.
 */
export class Asked extends Error {
  readonly questions: readonly DayQuestion[]
  constructor(questions: readonly DayQuestion[]) {
    super('Please confirm the day.')
    this.name = 'Asked'
    this.questions = questions
  }
}
