import { transaction } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { markRead } from '#lib/record/last-reads/writes.ts'
import { getJunior } from './reads.ts'

/** Throws NotFound. */
export async function markJuniorRead(ctx: Ctx, juniorId: string): Promise<void> {
  const { id } = await getJunior(ctx, juniorId)
  await transaction((tx) => markRead(ctx, tx, id))
}
