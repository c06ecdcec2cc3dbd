import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { passwordResets, people } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'

/** Whose password a link's token resets. Throws NotFound where it is unknown, used, or older than an hour. */
export async function findReset(ctx: SystemCtx, token: string): Promise<{ name: string; email: string }> {
  const [found] = await db
    .select({ name: people.name, email: people.email, expiresAt: passwordResets.expiresAt })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(opensReset(token))
  if (!found || found.expiresAt <= ctx.now) throw new NotFound()
  return { name: found.name, email: found.email }
}

/** SQL: the link of this token wasn't used yet, and its person is active; whether its hour is over, it leaves open. */
export const opensReset = (token: string) =>
  and(
    eq(passwordResets.tokenHash, hashToken(token)),
    isNull(passwordResets.usedAt),
    isNull(people.deactivatedAt),
  )
