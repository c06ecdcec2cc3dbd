import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { upkeepTasks } from '#db/schema/upkeep.ts'
import type { UpkeepTaskKind } from '#db/words.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { isDue } from './rules.ts'

/** Returns whether the caller is to do it now: of several processes that ask, one. `every` is in milliseconds. */
export async function takeTask(ctx: SystemCtx, kind: UpkeepTaskKind, every: number): Promise<boolean> {
  return transaction(async (tx) => {
    const [task] = await tx.select().from(upkeepTasks).where(eq(upkeepTasks.kind, kind))
    if (!isDue(task, every, ctx.now)) return false
    await note(tx, kind, { takenAt: ctx.now })
    return true
  })
}

/** Also for a task that nobody took, such as a backup by hand. */
export async function finishTask(
  ctx: SystemCtx,
  kind: UpkeepTaskKind,
  ended: 'well' | 'badly',
): Promise<void> {
  const times = ended === 'well' ? { doneAt: ctx.now } : { failedAt: ctx.now }
  await transaction((tx) => note(tx, kind, { takenAt: null, ...times }))
}

async function note(
  tx: Transaction,
  kind: UpkeepTaskKind,
  times: Partial<typeof upkeepTasks.$inferInsert>,
): Promise<void> {
  const found = await tx
    .update(upkeepTasks)
    .set(times)
    .where(eq(upkeepTasks.kind, kind))
    .returning({ id: upkeepTasks.id })
  if (found.length === 0) await tx.insert(upkeepTasks).values({ id: newId(), kind, ...times })
}
