'use server'
import { formAction } from '#app/_server/form-action.ts'
import { withdrawingInput } from '#lib/audience/withdrawing/input.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { loaders } from './loaders.ts'

export const decide = formAction(withdrawingInput, async (ctx, { decision, kind, from, ...input }) => {
  if (decision === 'withdraw') await withdrawText(ctx, input, loaders[kind])
  else await putBackText(ctx, input, loaders[kind])
  return { to: from, notice: decision === 'withdraw' ? 'text-withdrawn' : 'text-put-back' }
})
