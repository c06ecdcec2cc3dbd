'use server'

import { formAction } from '#app/_server/form-action.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { editReviewInput } from '#lib/reviews/input.ts'

export const edit = formAction(editReviewInput, async (ctx, input) => {
  const { id } = await editReview(ctx, input)
  return { to: `/reviews/${id}`, notice: `review-${input.visibility}` }
})
