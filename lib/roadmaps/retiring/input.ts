import { z } from 'zod'
import { formId, recordId } from '#lib/core/fields.ts'

export const retireInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  decision: z.enum(['retire', 'bring_back'], 'Please open this page again.'),
})
export type RetireInput = z.output<typeof retireInput>
