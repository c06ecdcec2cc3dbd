'use server'

import { formAction } from '#app/_server/form-action.ts'
import { letGoInput } from '#lib/record/drafts/input.ts'
import { letGoDraft } from '#lib/record/drafts/writes.ts'

export const letGo = formAction(letGoInput, async (ctx, input) => {
  await letGoDraft(ctx, input)
  return { to: '/drafts', notice: 'draft-gone' }
})
