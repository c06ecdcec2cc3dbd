import { z } from 'zod'
import { formId, recordId, versionField } from '#lib/core/fields.ts'

const cadenceField = () =>
  z.coerce
    .number('Please write a number of days.')
    .int('Whole days, please.')
    .min(1, 'At least 1 day, please.')
    .max(365, 'At most 365 days, please.')

const choiceOf = (who: string) =>
  z.string(`Please choose ${who}.`).min(1, `Please choose ${who}.`).pipe(recordId())

export const pairInput = z.object({
  formId: formId(),
  teamId: recordId(),
  mentorId: choiceOf('a mentor'),
  juniorId: choiceOf('a junior'),
  cadenceDays: cadenceField(),
})

export const changeCadenceInput = z.object({
  formId: formId(),
  mentorshipId: recordId(),
  version: versionField(),
  cadenceDays: cadenceField(),
})

export const endMentorshipInput = z.object({ mentorshipId: recordId(), version: versionField() })
