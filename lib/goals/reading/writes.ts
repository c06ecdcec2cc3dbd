import { transaction } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { markRead } from '#lib/record/last-reads/writes.ts'
import { goalInScope } from '../scope.ts'

/** Throws NotFound. */
export async function markGoalRead(ctx: Ctx, goalId: string): Promise<void> {
  await transaction(async (tx) => {
    await goalInScope(ctx, tx, goalId)
    await markRead(ctx, tx, goalId)
  })
}
