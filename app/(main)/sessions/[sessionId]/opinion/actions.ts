'use server'
import { formAction } from '#app/_server/form-action.ts'
import { changeWordInput, giveOpinionInput } from '#lib/sessions/opinions/input.ts'
import { changeWord, giveOpinion } from '#lib/sessions/opinions/writes.ts'

export const give = formAction(giveOpinionInput, async (ctx, { from, ...input }) => {
  await giveOpinion(ctx, input)
  const to = from === 'home' ? '/' : `/sessions/${input.sessionId}`
  return { to, notice: input.body ? 'word-sent' : 'opinion-given' }
})

export const change = formAction(changeWordInput, async (ctx, input) => {
  await changeWord(ctx, input)
  const notice = input.decision === 'withdraw' ? 'text-withdrawn' : 'text-put-back'
  return { to: `/sessions/${input.sessionId}/opinion`, notice }
})
