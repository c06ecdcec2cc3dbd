'use server'

import { formAction } from '#app/_server/form-action.ts'
import { publishCopy } from '#lib/roadmaps/publishing/writes.ts'
import { publishInput } from '#lib/roadmaps/working-copies/input.ts'

export const publish = formAction(publishInput, async (ctx, input) => {
  const { id } = await publishCopy(ctx, input)
  return { to: `/roadmaps/${id}`, notice: 'roadmap-published' }
})
