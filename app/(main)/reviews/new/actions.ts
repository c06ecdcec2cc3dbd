'use server'

import { formAction } from '#app/_server/form-action.ts'
import { logReviewInput } from '#lib/reviews/input.ts'
import { logReview } from '#lib/reviews/writes.ts'

export const log = formAction(logReviewInput, async (ctx, input) => {
  const { id } = await logReview(ctx, input)
  return { to: `/reviews/${id}`, notice: `review-${input.visibility}` }
})
