import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { reviews } from '#db/schema/reviews.ts'
import type { WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { reviewToEdit } from '#lib/reviews/editing/writes.ts'
import { indexReview } from '#lib/reviews/search/writes.ts'
import { savedFindings } from '#lib/reviews/writes.ts'

/**
 * For `withdrawText` and `putBackText`; the findings go with their note. Throws `NotFound` if the viewer can't read it,
 * and `Refused` if they aren't its author or no longer mentor the junior or lead the team. Two queries at most.
 */
export async function reviewToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const review = await reviewToEdit(ctx, tx, input.id)
  const { id, summary, wentWell, toImprove } = review
  return {
    ...review,
    kind: 'review',
    words: { summary, wentWell, toImprove },
    save: async (withdrawn) => {
      await tx
        .update(reviews)
        .set({ ...withdrawn, updatedAt: ctx.now })
        .where(eq(reviews.id, id))
      if (withdrawn.withdrawnAt) return forgetText(tx, id)
      await indexReview(tx, review, await savedFindings(tx, id))
    },
  }
}
