import { z } from 'zod'
import {
  dayField,
  formId,
  line,
  meantDays,
  optionalRecordId,
  recordId,
  versionField,
} from '#lib/core/fields.ts'
import { linkProblem, pastedLink } from '#lib/text/links/rules.ts'
import { MAX_WIN } from './rules.ts'

const fields = {
  body: line('what went well', MAX_WIN),
  happenedOn: dayField(),
  meant: meantDays(),
  /** Null if left empty. */
  link: z
    .string()
    .optional()
    .transform((text) => pastedLink(text ?? '') || null)
    .superRefine((text, context) => {
      const problem = text === null ? undefined : linkProblem(text)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    }),
  goalId: optionalRecordId(),
}

export const noteWinInput = z.object({
  formId: formId(),
  juniorId: recordId(),
  teamId: recordId(),
  ...fields,
  visibility: z.enum(['circle', 'private'], 'Please choose who can read this.').default('circle'),
  /** The jot that it's made from. */
  jotId: optionalRecordId().optional(),
})

export const editWinInput = z.object({
  formId: formId(),
  winId: recordId(),
  version: versionField(),
  ...fields,
})

export type NoteWin = z.output<typeof noteWinInput>
export type EditWin = z.output<typeof editWinInput>
