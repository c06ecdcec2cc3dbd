import { and, count, eq, gt, isNull, lte, type SQL } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { people, signInFailures, signIns } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { latestMade } from '#lib/core/validity.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { verifyPassword } from './passwords/hash.ts'
import { MAX_FAILURES, signInDays } from './rules.ts'

export type SignInResult = { signInId: string } | { refused: 'wrong' | 'too-many' }

/**
 * `address` is the network that the try came from. An unknown account takes as long as a wrong password (OWASP
 * Authentication Cheat Sheet).
 */
export async function signIn(
  ctx: SystemCtx,
  input: { email: string; password: string; address: string; userAgent: string | null },
): Promise<SignInResult> {
  // Recorded before the password is checked, so that a thousand tries at once don't get past the limit.
  const tryId = await recordTry(ctx, input.email, input.address)
  if (!tryId) return { refused: 'too-many' }
  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, input.email), isNull(people.deactivatedAt)))
  const passwordHash = person?.passwordHash ?? null
  const fits = await verifyPassword(passwordHash, input.password)
  if (!person || !passwordHash || !fits) return { refused: 'wrong' }
  return transaction(async (tx) => {
    // Checking takes a while: the password may have been reset meanwhile, or the person deactivated.
    const isStill = and(eq(people.id, person.id), hasPassword(passwordHash), isNull(people.deactivatedAt))
    const [still] = await tx.select({ id: people.id }).from(people).where(isStill)
    if (!still) return { refused: 'wrong' }
    await forgetTry(tx, tryId)
    return { signInId: await addSignIn(ctx, tx, person.id, input.userAgent) }
  })
}

/** SQL: the person's password hasn't changed since this hash was read. */
export const hasPassword = (passwordHash: string) => eq(people.passwordHash, passwordHash)

/** Only for a person who has proved who they are. Returns the sign-in's id. */
export async function startSignIn(
  ctx: SystemCtx,
  personId: string,
  userAgent: string | null,
): Promise<string> {
  return transaction((tx) => addSignIn(ctx, tx, personId, userAgent))
}

async function addSignIn(ctx: SystemCtx, tx: Transaction, personId: string, userAgent: string | null) {
  const id = newId()
  const expiresAt = new Date(ctx.now.getTime() + signInDays * 86_400_000)
  await tx.insert(signIns).values({
    id,
    personId,
    createdAt: ctx.now,
    lastSeenAt: ctx.now,
    expiresAt,
    userAgent: userAgent?.slice(0, 300) ?? null,
  })
  await recordAudit(ctx, tx, { event: 'sign-in.started', actorId: personId, subjectId: id })
  return id
}

/**
 * Ends sign-ins that were made while the clock was wrong: they'd be valid again once it has come so far. Returns how many.
 */
export async function endSignInsFromTheFuture(ctx: SystemCtx): Promise<number> {
  return transaction(async (tx) => {
    const ended = await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(isNull(signIns.endedAt), gt(signIns.createdAt, latestMade(ctx.now))))
      .returning({ id: signIns.id, personId: signIns.personId })
    for (const { id, personId } of ended)
      await recordAudit(ctx, tx, { event: 'sign-in.ended', actorId: personId, subjectId: id })
    return ended.length
  })
}

export async function endSignIn(ctx: Ctx): Promise<void> {
  await transaction(async (tx) => {
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.id, ctx.viewer.signInId), isNull(signIns.endedAt)))
    await recordAudit(ctx, tx, { event: 'sign-in.ended', subjectId: ctx.viewer.signInId })
  })
}

export async function forgetTry(tx: Transaction, tryId: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.id, tryId))
}

/**
 * Call it before checking a password, and `forgetTry()` if it was right. Returns the try's id, or null, recording
 * nothing, after too many. `address` is the network that the try came from.
 */
export async function recordTry(
  ctx: Ctx | SystemCtx,
  email: string,
  address: string,
): Promise<string | null> {
  const since = new Date(ctx.now.getTime() - MAX_FAILURES.minutes * 60_000)
  return transaction(async (tx) => {
    await tx.delete(signInFailures).where(lte(signInFailures.at, since))
    const tries = async (which: SQL | undefined) => {
      const [counted] = await tx.select({ number: count() }).from(signInFailures).where(which)
      return counted?.number ?? 0
    }
    const ofAccount = eq(signInFailures.email, email)
    const ofAddress = eq(signInFailures.address, address)
    const tooMany =
      (await tries(and(ofAccount, ofAddress))) >= MAX_FAILURES.account ||
      (await tries(ofAccount)) >= MAX_FAILURES.accountAnywhere ||
      (await tries(ofAddress)) >= MAX_FAILURES.address
    if (tooMany) return null
    const id = newId()
    await tx.insert(signInFailures).values({ id, email, address, at: ctx.now })
    return id
  })
}
