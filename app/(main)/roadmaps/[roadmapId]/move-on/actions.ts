'use server'

import { formAction } from '#app/_server/form-action.ts'
import { Refused } from '#lib/core/errors.ts'
import { moveBack as takeMoveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveBackInput, moveOnInput } from '#lib/roadmaps/moving-on/input.ts'
import { pairsInWords } from '#lib/roadmaps/moving-on/rules.ts'
import { moveOn as movePeopleOn } from '#lib/roadmaps/moving-on/writes.ts'
import { previewAddress } from './address.ts'

/** Nothing moves unseen: with another map than the one that was shown, the preview comes first. */
export const moveOn = formAction(moveOnInput, async (ctx, { shown, ...input }) => {
  if (pairsInWords(input.map) !== shown) {
    const to = previewAddress(input)
    if (!to) throw new Refused('That’s more than one preview can show. Please choose fewer people at once.')
    return { to }
  }
  await movePeopleOn(ctx, input)
  return { to: `/roadmaps/${input.roadmapId}/move-on`, notice: 'moved-on' }
})

export const moveBack = formAction(moveBackInput, async (ctx, input) => {
  const { roadmapId } = await takeMoveBack(ctx, input)
  return { to: `/roadmaps/${roadmapId}/move-on/back`, notice: 'moved-back' }
})
