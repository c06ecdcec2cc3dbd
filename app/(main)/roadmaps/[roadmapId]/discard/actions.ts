'use server'

import { formAction } from '#app/_server/form-action.ts'
import { discardInput } from '#lib/roadmaps/working-copies/input.ts'
import { discardCopy } from '#lib/roadmaps/working-copies/writes.ts'

export const discard = formAction(discardInput, async (ctx, input) => {
  await discardCopy(ctx, input)
  return { to: '/roadmaps', notice: 'copy-discarded' }
})
