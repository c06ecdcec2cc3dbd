import { z } from 'zod'
import { formId, line, recordId, requiredMarkdown } from '#lib/core/fields.ts'
import { MAX_KEY } from '#lib/roadmaps/limits/rules.ts'
import { MAX_REASON } from './rules.ts'

/** `placeId` is the junior on a roadmap (`roadmap_people`); `version` is what the page showed of the confirmation. */
export const confirmLevelInput = z.object({
  formId: formId(),
  placeId: recordId(),
  levelKey: z.string('Please open this page again.').min(1).max(MAX_KEY),
  version: z.string('Please open this form again.').max(60),
  body: requiredMarkdown('what makes you sure'),
})
export type ConfirmLevel = z.output<typeof confirmLevelInput>

export const takeBackLevelInput = z.object({
  formId: formId(),
  confirmationId: recordId(),
  version: z.string('Please open this form again.').max(60),
  reason: line('a reason', MAX_REASON),
})
export type TakeBackLevel = z.output<typeof takeBackLevelInput>
