'use server'

import { formAction } from '#app/_server/form-action.ts'
import { editAbout } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { aboutInput } from '#lib/roadmaps/working-copies/input.ts'

export const edit = formAction(aboutInput, async (ctx, input) => {
  const { id } = await editAbout(ctx, input)
  return { to: `/roadmaps/${id}/edit`, notice: 'saved' }
})
