'use server'

import { formAction } from '#app/_server/form-action.ts'
import { answerSuggestionInput, editSuggestionInput, suggestInput } from '#lib/roadmaps/suggestions/input.ts'
import { answerSuggestion, editSuggestion, suggestChange } from '#lib/roadmaps/suggestions/writes.ts'

export const suggest = formAction(suggestInput, async (ctx, input) => {
  await suggestChange(ctx, input)
  return { to: `/roadmaps/${input.roadmapId}/suggestions`, notice: 'suggested' }
})

export const edit = formAction(editSuggestionInput, async (ctx, input) => {
  const { roadmapId, id } = await editSuggestion(ctx, input)
  return { to: `/roadmaps/${roadmapId}/suggestions/${id}`, notice: 'saved' }
})

/** What is taken over is written at once, where its milestone is still there. */
export const answer = formAction(answerSuggestionInput, async (ctx, input) => {
  const { roadmapId, milestoneKey, isInCopy } = await answerSuggestion(ctx, input)
  if (input.decision === 'answered')
    return { to: `/roadmaps/${roadmapId}/suggestions`, notice: 'suggestion-answered' }
  const outline = `/roadmaps/${roadmapId}/edit`
  return { to: isInCopy ? `${outline}/${milestoneKey}` : outline, notice: 'suggestion-taken-over' }
})
