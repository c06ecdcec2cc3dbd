import { and, isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { passwordResets, setupTokens, signIns } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

/**
 * Ends every sign-in and every open reset link of a restored database: what was ended after the backup would work again.
 * Returns how many sign-ins it ended.
 */
export async function endEverySignIn(ctx: SystemCtx): Promise<number> {
  return transaction(async (tx) => {
    const ended = await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(isNull(signIns.endedAt))
      .returning({ id: signIns.id })
    await tx
      .update(passwordResets)
      .set({ endedAt: ctx.now })
      .where(and(isNull(passwordResets.usedAt), isNull(passwordResets.endedAt)))
    await tx.delete(setupTokens).where(isNull(setupTokens.usedAt))
    await recordAudit(ctx, tx, { event: 'cairn.restored' })
    return ended.length
  })
}
