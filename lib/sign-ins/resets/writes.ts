import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { passwordResets, people, signInFailures, signIns } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { hashToken, newId, newToken } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'
import { endResets } from './endings/writes.ts'
import { findReset, opensReset } from './reads.ts'
import { isResetValid, resetMinutes, resetState } from './rules.ts'

/**
 * Admins only: a link opens everything that its owner reads. Ends earlier links, and returns the token of a new one,
 * which isn't stored. Throws NotFound, Refused if the person is deactivated.
 */
export async function createPasswordReset(
  ctx: Ctx,
  input: { id: string; personId: string },
): Promise<string> {
  if (!ctx.viewer.isAdmin) throw new NotFound()
  const { id, personId } = input
  return transaction(async (tx) => {
    const [person] = await tx
      .select({ name: people.name, deactivatedAt: people.deactivatedAt })
      .from(people)
      .where(eq(people.id, personId))
    if (!person) throw new NotFound()
    if (person.deactivatedAt) throw new Refused(`${person.name} is deactivated.`)
    const [made] = await tx.select().from(passwordResets).where(eq(passwordResets.id, id))
    if (!made) return addReset(ctx, tx, { id, personId, madeById: ctx.viewer.id })
    const isSame =
      made.personId === personId && made.madeById === ctx.viewer.id && resetState(made, ctx.now) === 'open'
    if (!isSame) throw new Refused('Please open this form again.')
    // Sent twice, it's one link. The first token wasn't stored, so only the last link works.
    const token = newToken()
    await tx
      .update(passwordResets)
      .set({ tokenHash: hashToken(token) })
      .where(eq(passwordResets.id, id))
    return token
  })
}

/**
 * For the command on the server, where the address is known to whoever runs Cairn. Returns the token. Throws NotFound
 * unless there's an active account.
 */
export async function createOperatorsReset(ctx: SystemCtx, email: string): Promise<string> {
  return transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.email, email), isNull(people.deactivatedAt)))
    if (!person) throw new NotFound()
    return addReset(ctx, tx, { id: newId(), personId: person.id, madeById: person.id, isOperators: true })
  })
}

async function addReset(
  ctx: Ctx | SystemCtx,
  tx: Transaction,
  link: { id: string; personId: string; madeById: string; isOperators?: boolean },
): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + resetMinutes * 60_000)
  await endResets(ctx, tx, link.personId)
  await tx
    .insert(passwordResets)
    .values({ ...link, tokenHash: hashToken(token), createdAt: ctx.now, expiresAt })
  await recordAudit(ctx, tx, { event: 'password-reset.made', subjectId: link.personId })
  return token
}

/**
 * Ends all sign-ins of the person, and returns their id. Throws NotFound as `findReset()` does, FieldRefused at
 * `password`.
 */
export async function resetPassword(
  ctx: SystemCtx,
  input: { token: string; password: string },
): Promise<string> {
  const problem = passwordProblem(input.password, await findReset(ctx, input.token))
  if (problem) throw new FieldRefused('password', problem)
  const passwordHash = await hashPassword(input.password)
  return transaction(async (tx) => {
    const [reset] = await tx
      .select({
        id: passwordResets.id,
        personId: people.id,
        email: people.email,
        expiresAt: passwordResets.expiresAt,
      })
      .from(passwordResets)
      .innerJoin(people, eq(people.id, passwordResets.personId))
      .where(opensReset(input.token))
    if (!reset || !isResetValid(reset.expiresAt, ctx.now)) throw new NotFound()
    const { personId, email } = reset
    // Whoever read about the link while it was unused is told again.
    await tx
      .update(passwordResets)
      .set({ usedAt: ctx.now, seenAt: null })
      .where(eq(passwordResets.id, reset.id))
    await endResets(ctx, tx, personId)
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.personId, personId), isNull(signIns.endedAt)))
    // Someone who forgot their password has often used up their tries.
    await tx.delete(signInFailures).where(eq(signInFailures.email, email))
    await recordAudit(ctx, tx, { event: 'password-reset.used', subjectId: personId, actorId: personId })
    return personId
  })
}

/** The viewer has read about these links to their account. Others' ids do nothing. */
export async function markResetsSeen(ctx: Ctx, input: { resetIds: string[] }): Promise<void> {
  await transaction(async (tx) => {
    await tx
      .update(passwordResets)
      .set({ seenAt: ctx.now })
      .where(
        and(
          eq(passwordResets.personId, ctx.viewer.id),
          inArray(passwordResets.id, input.resetIds),
          isNull(passwordResets.seenAt),
        ),
      )
  })
}
