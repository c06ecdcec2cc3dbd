'use server'

import { formAction } from '#app/_server/form-action.ts'
import { newRoadmapInput } from '#lib/roadmaps/working-copies/input.ts'
import { startRoadmap } from '#lib/roadmaps/working-copies/writes.ts'

export const start = formAction(newRoadmapInput, async (ctx, input) => {
  const { id } = await startRoadmap(ctx, input)
  return { to: `/roadmaps/${id}/edit`, notice: 'roadmap-begun' }
})
