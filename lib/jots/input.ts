import { z } from 'zod'
import {
  formId,
  line,
  meantDays,
  optionalDay,
  optionalRecordId,
  recordId,
  shownRecord,
  versionField,
} from '#lib/core/fields.ts'
import { MAX_JOT } from './rules.ts'

const fields = {
  body: line('what you’d like to remember', MAX_JOT),
  aboutId: optionalRecordId(),
  comesBackOn: optionalDay(),
  meant: meantDays(),
}

/** Home or the list of jots, where the form is. */
const pageField = () => z.enum(['/', '/jots']).catch('/jots')

export const jotDownInput = z.object({ formId: formId(), ...fields, from: pageField() })

export const editJotInput = z.object({
  formId: formId(),
  jotId: recordId(),
  version: versionField(),
  ...fields,
})

/** The button's name is what it does, its value the jot and its version. */
export const changeJotInput = z
  .object({
    letGo: shownRecord().optional(),
    takeUp: shownRecord().optional(),
    from: z
      .string()
      .regex(/^\/(jots(\?page=\d{1,3})?)?$/)
      .catch('/jots'),
  })
  .transform(({ letGo, takeUp, from }, issues) => {
    const shown = letGo ?? takeUp
    if (!shown) {
      issues.addIssue({ code: 'custom', message: 'Please choose a jot from the list.', path: ['letGo'] })
      return z.NEVER
    }
    return { jotId: shown.id, version: shown.version, does: letGo ? 'let go' : 'take up', from } as const
  })

export type JotDown = Omit<z.output<typeof jotDownInput>, 'from'>
export type EditJot = z.output<typeof editJotInput>
