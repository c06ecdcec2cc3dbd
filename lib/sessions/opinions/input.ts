import { z } from 'zod'
import { usefulness } from '#db/words.ts'
import { readerField } from '#lib/audience/naming/input.ts'
import { boundedMarkdown, formId, recordId } from '#lib/core/fields.ts'
import { MAX_WORD } from './rules.ts'

export const giveOpinionInput = z.object({
  formId: formId(),
  sessionId: recordId(),
  useful: z.enum(usefulness, 'Please say how useful it was, or leave it.'),
  body: boundedMarkdown(MAX_WORD),
  readerId: readerField(),
  /** Where the form was. */
  from: z.enum(['home', 'session'], 'Please open this form again.').default('session'),
})
export type GiveOpinion = Omit<z.output<typeof giveOpinionInput>, 'from'>

export const changeWordInput = z.object({
  sessionId: recordId(),
  decision: z.enum(['withdraw', 'put_back'], 'Please open this page again.'),
})
export type ChangeWord = z.output<typeof changeWordInput>
