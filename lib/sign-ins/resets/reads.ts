import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { passwordResets, people } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'

/** Throws NotFound if the token is unknown, used or expired, or the person is deactivated. One query. */
export async function findReset(ctx: SystemCtx, token: string): Promise<{ name: string; email: string }> {
  const [found] = await db
    .select({ name: people.name, email: people.email, expiresAt: passwordResets.expiresAt })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(opensReset(token))
  if (!found || found.expiresAt <= ctx.now) throw new NotFound()
  return { name: found.name, email: found.email }
}

/** SQL: the link hasn't been used and the person is active. It doesn't check the expiry. */
export const opensReset = (token: string) =>
  and(
    eq(passwordResets.tokenHash, hashToken(token)),
    isNull(passwordResets.usedAt),
    isNull(people.deactivatedAt),
  )
