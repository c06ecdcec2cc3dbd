import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people, setupTokens } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { hashToken } from '#lib/core/ids.ts'

/** True if the token is the one from the last start and there are no people yet. */
export async function opensSetup(ctx: SystemCtx, token: string): Promise<boolean> {
  const [found] = await db
    .select({ id: setupTokens.id })
    .from(setupTokens)
    .where(and(eq(setupTokens.tokenHash, hashToken(token)), isNull(setupTokens.usedAt)))
  return found !== undefined && (await isWithoutPeople(ctx))
}

/** Whether nobody has an account yet. One query. */
export async function isWithoutPeople(_ctx: SystemCtx): Promise<boolean> {
  const [anybody] = await db.select({ id: people.id }).from(people).limit(1)
  return anybody === undefined
}
