import { sql } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { setupTokens } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'

/** Reads, and takes the write lock without changing anything. Throws the driver's error if either fails. */
export async function proveReadAndWrite(_ctx: SystemCtx): Promise<void> {
  await db.select({ one: sql`1` }).from(setupTokens).limit(1)
  await transaction(async (tx) => {
    await tx.delete(setupTokens).where(sql`1 = 0`)
  })
}
