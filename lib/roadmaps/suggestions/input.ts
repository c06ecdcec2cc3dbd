import { z } from 'zod'
import { formId, markdown, recordId, requiredMarkdown, versionField } from '#lib/core/fields.ts'
import { keyField } from '#lib/roadmaps/working-copies/input.ts'

export const suggestInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  milestoneKey: keyField(),
  body: requiredMarkdown('what you’d change'),
})
export type Suggest = z.output<typeof suggestInput>

export const editSuggestionInput = z.object({
  formId: formId(),
  suggestionId: recordId(),
  version: versionField(),
  body: requiredMarkdown('what you’d change'),
})
export type EditSuggestion = z.output<typeof editSuggestionInput>

/** Taking over may go without a word; an answer is one. */
export const answerSuggestionInput = z
  .object({
    formId: formId(),
    suggestionId: recordId(),
    version: versionField(),
    decision: z.enum(['answered', 'taken_over'], 'Please press a button.'),
    answer: markdown(),
  })
  .refine(({ decision, answer }) => decision === 'taken_over' || answer !== '', {
    path: ['answer'],
    error: 'Please write an answer.',
  })
export type AnswerSuggestion = z.output<typeof answerSuggestionInput>
