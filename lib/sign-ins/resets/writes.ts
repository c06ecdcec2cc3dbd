import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { memberships, passwordResets, people, signInFailures, signIns } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { hashToken, newToken } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'
import { mayMakeReset, resetMinutes } from '#lib/sign-ins/rules.ts'
import { findReset, opensReset } from './reads.ts'

/**
 * Ends earlier links, and returns the token of a new one, which isn't stored. Throws NotFound unless the viewer is an
 * admin or leads a team of the person, Refused if the person is deactivated or `mayMakeReset()` says no.
 */
export async function createPasswordReset(
  ctx: Ctx,
  input: { id: string; personId: string },
): Promise<string> {
  const { id, personId } = input
  return transaction(async (tx) => {
    const person = await loadResettable(ctx, tx, personId)
    if (person.deactivatedAt) throw new Refused(`${person.name} is deactivated.`)
    const [made] = await tx
      .select({ personId: passwordResets.personId, madeById: passwordResets.madeById })
      .from(passwordResets)
      .where(eq(passwordResets.id, id))
    const isSame = made?.personId === personId && made.madeById === ctx.viewer.id
    if (made && !isSame) throw new Refused('Please open this form again.')
    const token = newToken()
    const link = {
      tokenHash: hashToken(token),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + resetMinutes * 60_000),
    }
    await endOpenResets(ctx, tx, personId)
    await recordAudit(ctx, tx, { event: 'password-reset.made', subjectId: personId })
    if (made) {
      // Sent twice, it's one link. The first token wasn't stored, so only the last link works.
      await tx
        .update(passwordResets)
        .set({ ...link, usedAt: null })
        .where(eq(passwordResets.id, id))
      return token
    }
    await tx.insert(passwordResets).values({ id, personId, madeById: ctx.viewer.id, ...link })
    return token
  })
}

async function loadResettable(ctx: Ctx, tx: Transaction, personId: string) {
  const [person] = await tx
    .select({ name: people.name, isAdmin: people.isAdmin, deactivatedAt: people.deactivatedAt })
    .from(people)
    .where(eq(people.id, personId))
  const rolesOf = (id: string) =>
    tx
      .select({ teamId: memberships.teamId, role: memberships.role, endedAt: memberships.endedAt })
      .from(memberships)
      .where(eq(memberships.personId, id))
  const led = (await rolesOf(ctx.viewer.id)).flatMap(({ teamId, role, endedAt }) =>
    role === 'lead' && endedAt === null ? [teamId] : [],
  )
  const roles = await rolesOf(personId)
  const isKnown =
    ctx.viewer.isAdmin || roles.some(({ teamId, endedAt }) => endedAt === null && led.includes(teamId))
  if (!person || !isKnown) throw new NotFound()
  // Earlier teams count too: the account still gives access to what was written there.
  const teamIds = roles.map(({ teamId }) => teamId)
  if (!mayMakeReset(ctx.viewer, { isAdmin: person.isAdmin, teamIds }, led))
    throw new Refused(
      `This link opens more than your team. Please ask an admin to make it for ${person.name}.`,
    )
  return person
}

async function endOpenResets(ctx: Ctx | SystemCtx, tx: Transaction, personId: string): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ usedAt: ctx.now })
    .where(and(eq(passwordResets.personId, personId), isNull(passwordResets.usedAt)))
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
      .select({ personId: people.id, email: people.email, expiresAt: passwordResets.expiresAt })
      .from(passwordResets)
      .innerJoin(people, eq(people.id, passwordResets.personId))
      .where(opensReset(input.token))
    if (!reset || reset.expiresAt <= ctx.now) throw new NotFound()
    const { personId, email } = reset
    await endOpenResets(ctx, tx, personId)
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
