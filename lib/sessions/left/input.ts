import { z } from 'zod'
import { formId, recordId, versionField } from '#lib/core/fields.ts'
import { pageField } from '#lib/sessions/action-items/input.ts'

/** `choice` is the button: closed, kept for oneself, or the id of the mentorship in which it goes on. */
export const decideLeftInput = z.object({
  formId: formId(),
  subject: z.enum(['action', 'point'], 'Please open this form again.'),
  subjectId: recordId(),
  /** As the page showed it. */
  version: versionField(),
  choice: z.union([z.enum(['done', 'dropped', 'mine']), recordId()], 'Please choose what happens to it.'),
  from: pageField('/actions'),
})

export type DecideLeft = Omit<z.output<typeof decideLeftInput>, 'from'>
