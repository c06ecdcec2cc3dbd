'use server'

import { formAction } from '#app/_server/form-action.ts'
import { arrangeLevelInput, levelInput } from '#lib/roadmaps/working-copies/input.ts'
import { arrangeLevels, editLevel } from '#lib/roadmaps/working-copies/levels/writes.ts'

const done = { move: 'moved', remove: 'level-removed', restore: 'restored' }

/** A new level opens where it's written. */
export const arrange = formAction(arrangeLevelInput, async (ctx, input) => {
  const { key } = await arrangeLevels(ctx, input)
  const list = `/roadmaps/${input.roadmapId}/levels`
  const { what } = input.do
  if (what === 'add') return { to: key ? `${list}/${key}` : list }
  return { to: list, notice: done[what], place: `level-${key}` }
})

export const edit = formAction(levelInput, async (ctx, input) => {
  const { id, key } = await editLevel(ctx, input)
  return { to: `/roadmaps/${id}/levels`, notice: 'saved', place: `level-${key}` }
})
