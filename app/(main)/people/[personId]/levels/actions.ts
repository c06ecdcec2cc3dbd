'use server'

import { formAction } from '#app/_server/form-action.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'

export const confirm = formAction(confirmLevelInput, async (ctx, input) => {
  const { juniorId, isConfirmed } = await confirmLevel(ctx, input)
  const query = new URLSearchParams({ roadmap: input.placeId, level: input.levelKey })
  const notice = isConfirmed ? 'level-confirmed' : 'level-half-confirmed'
  return { to: `/people/${juniorId}/levels?${query}`, notice }
})

export const takeBack = formAction(takeBackLevelInput, async (ctx, input) => {
  const { juniorId } = await takeBackLevel(ctx, input)
  return { to: `/people/${juniorId}/levels`, notice: 'level-taken-back' }
})
