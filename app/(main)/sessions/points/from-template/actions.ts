'use server'
import { formAction } from '#app/_server/form-action.ts'
import { takeQuestionsInput } from '#lib/sessions/templates/input.ts'
import { takeQuestions } from '#lib/sessions/templates/using/writes.ts'

export const take = formAction(takeQuestionsInput, async (ctx, { from, ...input }) => {
  const { isWhole } = await takeQuestions(ctx, input)
  const notice = isWhole ? 'questions-added' : 'questions-added-but-some'
  return { to: from, notice, place: `agenda-${input.mentorshipId}` }
})
