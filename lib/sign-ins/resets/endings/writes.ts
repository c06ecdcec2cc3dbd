import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { passwordResets } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'

/** Open links to the person's account stop working. */
export async function endResets(ctx: Ctx | SystemCtx, tx: Transaction, personId: string): Promise<void> {
  await endOpen(ctx, tx, eq(passwordResets.personId, personId))
}

/** Someone who may no longer create links must not open an account with one from before. */
export async function endResetsMadeBy(ctx: Ctx, tx: Transaction, personId: string): Promise<void> {
  await endOpen(ctx, tx, and(eq(passwordResets.madeById, personId), eq(passwordResets.isOperators, false)))
}

async function endOpen(ctx: Ctx | SystemCtx, tx: Transaction, which: SQL | undefined): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ endedAt: ctx.now })
    .where(and(which, isNull(passwordResets.usedAt), isNull(passwordResets.endedAt)))
}
