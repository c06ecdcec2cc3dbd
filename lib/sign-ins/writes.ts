import { and, count, eq, isNull, lte, type SQL } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { people, signInFailures, signIns } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { verifyPassword } from './passwords/hash.ts'
import { mostFailures, signInDays } from './rules.ts'

/** What a try to sign in came to: the sign-in's id, or why there is none. */
export type SignInResult = { signInId: string } | { refused: 'wrong' | 'too-many' }

/**
 * Signs a person in by e-mail and password. `address` is the network address that the try came from. An unknown
 * account takes as long as a wrong password (OWASP Authentication Cheat Sheet).
 */
export async function signIn(
  ctx: SystemCtx,
  input: { email: string; password: string; address: string; userAgent: string | null },
): Promise<SignInResult> {
  // The try is written down before the password is looked at, so that a thousand at once don't slip past the limit.
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
    // The password took its time: it may have been reset meanwhile, or the person deactivated.
    const isStill = and(eq(people.id, person.id), hasPassword(passwordHash), isNull(people.deactivatedAt))
    const [still] = await tx.select({ id: people.id }).from(people).where(isStill)
    if (!still) return { refused: 'wrong' }
    await forgetTry(tx, tryId)
    return { signInId: await addSignIn(ctx, tx, person.id, input.userAgent) }
  })
}

/** SQL: the person's password is still the one of this hash. */
export const hasPassword = (passwordHash: string) => eq(people.passwordHash, passwordHash)

/** Starts a sign-in for a person who has proved who they are. Answers its id. */
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

/** Ends the viewer's own sign-in on the server: its cookie is worth nothing from now on. */
export async function endSignIn(ctx: Ctx): Promise<void> {
  await transaction(async (tx) => {
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.id, ctx.viewer.signInId), isNull(signIns.endedAt)))
    await recordAudit(ctx, tx, { event: 'sign-in.ended', subjectId: ctx.viewer.signInId })
  })
}

/** A try that went well counts no more. */
export async function forgetTry(tx: Transaction, tryId: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.id, tryId))
}

/**
 * Writes a try to give an account's password down, before the password is looked at; forgetTry() takes it back. Answers
 * its id; null, and nothing is written, where there were too many. `address` is where it comes from.
 */
export async function recordTry(
  ctx: Ctx | SystemCtx,
  email: string,
  address: string,
): Promise<string | null> {
  const since = new Date(ctx.now.getTime() - mostFailures.minutes * 60_000)
  return transaction(async (tx) => {
    await tx.delete(signInFailures).where(lte(signInFailures.at, since))
    const tries = async (which: SQL | undefined) => {
      const [counted] = await tx.select({ number: count() }).from(signInFailures).where(which)
      return counted?.number ?? 0
    }
    const ofAccount = eq(signInFailures.email, email)
    const ofAddress = eq(signInFailures.address, address)
    const tooMany =
      (await tries(and(ofAccount, ofAddress))) >= mostFailures.account ||
      (await tries(ofAccount)) >= mostFailures.accountAnywhere ||
      (await tries(ofAddress)) >= mostFailures.address
    if (tooMany) return null
    const id = newId()
    await tx.insert(signInFailures).values({ id, email, address, at: ctx.now })
    return id
  })
}
