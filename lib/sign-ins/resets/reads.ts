import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { passwordResets, people } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'
import { isResetValid, type ResetState, resetState } from './rules.ts'

/** Throws NotFound if the token is unknown, used, ended or expired, or the person is deactivated. One query. */
export async function findReset(ctx: SystemCtx, token: string): Promise<{ name: string; email: string }> {
  const [found] = await db
    .select({ name: people.name, email: people.email, expiresAt: passwordResets.expiresAt })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(opensReset(token))
  if (!found || !isResetValid(found.expiresAt, ctx.now)) throw new NotFound()
  return { name: found.name, email: found.email }
}

/** SQL: the link is neither used nor ended, and the person is active. It doesn't check the expiry. */
export const opensReset = (token: string) =>
  and(
    eq(passwordResets.tokenHash, hashToken(token)),
    isNull(passwordResets.usedAt),
    isNull(passwordResets.endedAt),
    isNull(people.deactivatedAt),
  )

/** `madeBy` is null if the operator made it on the server. */
export type UnseenReset = {
  id: string
  madeBy: string | null
  createdAt: Date
  usedAt: Date | null
  expiresAt: Date
  state: ResetState
}

const maker = alias(people, 'maker')

/** Links to the viewer's account that they haven't yet said they read about, oldest first. One query. */
export async function listUnseenResets(ctx: Ctx): Promise<UnseenReset[]> {
  const rows = await db
    .select({
      id: passwordResets.id,
      makerName: maker.name,
      isOperators: passwordResets.isOperators,
      createdAt: passwordResets.createdAt,
      usedAt: passwordResets.usedAt,
      endedAt: passwordResets.endedAt,
      expiresAt: passwordResets.expiresAt,
    })
    .from(passwordResets)
    .innerJoin(maker, eq(maker.id, passwordResets.madeById))
    .where(and(eq(passwordResets.personId, ctx.viewer.id), isNull(passwordResets.seenAt)))
    .orderBy(asc(passwordResets.createdAt), asc(passwordResets.id))
    .limit(MAX_UNSEEN)
  return rows.map(({ makerName, isOperators, endedAt, ...row }) => ({
    ...row,
    madeBy: isOperators ? null : makerName,
    state: resetState({ ...row, endedAt }, ctx.now),
  }))
}

const MAX_UNSEEN = 20
