/** What was asked for isn't there, or the viewer may not see it: the same to them. Shown as the 404 page. */
export class NotFound extends Error {
  constructor() {
    super('Not found')
    this.name = 'NotFound'
  }
}

/** The rule says no: a plain sentence that is shown above the form, with all typed values kept. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'Refused'
  }
}

/** The id that a form carries is of something else, or of somebody else's: nothing of that is told. */
export class FormUsed extends Refused {
  constructor() {
    super('This form was used before. Please open it again.')
  }
}

/** One field is wrong in a way that only the record can tell (a name taken, a wrong password): shown at the field. */
export class FieldRefused extends Error {
  readonly field: string
  constructor(field: string, sentence: string) {
    super(sentence)
    this.name = 'FieldRefused'
    this.field = field
  }
}

/** The record changed since the form was opened: the form is shown with the typed text and the saved one beside it. */
export class Stale extends Error {
  /** What is saved now, by field name, and the version that the next try is made on. */
  readonly saved: Record<string, string>
  readonly version: number | string
  constructor(version: number | string, saved: Record<string, string>) {
    super(
      'Nothing of yours is lost. What stands now is shown where it differs: compare both, then save again.',
    )
    this.name = 'Stale'
    this.version = version
    this.saved = saved
  }
}
