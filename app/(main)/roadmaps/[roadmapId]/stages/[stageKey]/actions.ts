'use server'

import { formAction } from '#app/_server/form-action.ts'
import { editStage } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { stageInput } from '#lib/roadmaps/working-copies/input.ts'

export const edit = formAction(stageInput, async (ctx, input) => {
  const { key } = await editStage(ctx, input)
  const { roadmapId } = input
  return { to: `/roadmaps/${roadmapId}/edit?stage=${key}`, notice: 'saved', place: `stage-${key}` }
})
