'use server'

import { fileAction, formAction } from '#app/_server/form-action.ts'
import { Refused } from '#lib/core/errors.ts'
import { moveBack as takeMoveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveBackInput, moveOnInput } from '#lib/roadmaps/moving-on/input.ts'
import { pairsThatMatter } from '#lib/roadmaps/moving-on/reads.ts'
import { pairsInWords } from '#lib/roadmaps/moving-on/rules.ts'
import { moveOn as movePeopleOn } from '#lib/roadmaps/moving-on/writes.ts'
import { previewAddress } from './address.ts'

/** Nothing moves unseen: with another map than the one that was shown, the preview comes first. */
export const moveOn = fileAction(moveOnInput, async (ctx, { shown, look, ...input }) => {
  if (look || pairsInWords(input.map) !== shown) {
    // A file may map a whole roadmap, of which only what these people have is looked at.
    const to = previewAddress(input) ?? previewAddress({ ...input, map: await pairsThatMatter(ctx, input) })
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
