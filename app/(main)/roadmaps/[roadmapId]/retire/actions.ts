'use server'

import { formAction } from '#app/_server/form-action.ts'
import { retireInput } from '#lib/roadmaps/retiring/input.ts'
import { retireRoadmap } from '#lib/roadmaps/retiring/writes.ts'

export const retire = formAction(retireInput, async (ctx, input) => {
  await retireRoadmap(ctx, input)
  const notice = input.decision === 'retire' ? 'roadmap-retired' : 'roadmap-back'
  return { to: `/roadmaps/${input.roadmapId}`, notice }
})
