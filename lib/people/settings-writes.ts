import { and, eq, isNull, ne } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { people, signIns } from '#db/schema/people.ts'
import { recordAudit } from '#lib/audit/writes.ts'
import type { Ctx } from '#lib/context.ts'
import { FieldRefused, NotFound, Stale } from '#lib/errors.ts'
import { passwordProblem } from '#lib/sign-ins/password-rules.ts'
import { hashPassword, verifyPassword } from '#lib/sign-ins/passwords.ts'

/** Saves the viewer's own name and time zone. Throws Stale where they were saved elsewhere meanwhile. */
export async function changeProfile(
  ctx: Ctx,
  input: { version: number; name: string; timeZone: string },
): Promise<void> {
  const { version, name, timeZone } = input
  await transaction(async (tx) => {
    const [saved] = await tx
      .select({ version: people.version, name: people.name, timeZone: people.timeZone })
      .from(people)
      .where(eq(people.id, ctx.viewer.id))
    if (!saved) throw new NotFound()
    if (saved.name === name && saved.timeZone === timeZone) return
    if (saved.version !== version)
      throw new Stale(saved.version, { name: saved.name, timeZone: saved.timeZone })
    await tx
      .update(people)
      .set({ name, timeZone, version: version + 1 })
      .where(eq(people.id, ctx.viewer.id))
      .returning({ id: people.id })
    await recordAudit(ctx, tx, { event: 'person.profile-changed', subjectId: ctx.viewer.id })
  })
}

/**
 * Changes the viewer's own password and ends their other sign-ins. Throws FieldRefused at `currentPassword` where it
 * doesn't fit, at `newPassword` where the new one won't do.
 */
export async function changePassword(
  ctx: Ctx,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { id, signInId } = ctx.viewer
  const [person] = await db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, id))
  if (!(await verifyPassword(person?.passwordHash ?? null, input.currentPassword)))
    throw new FieldRefused('currentPassword', 'This isn’t your current password.')
  const problem = passwordProblem(input.newPassword, ctx.viewer)
  if (problem) throw new FieldRefused('newPassword', problem)
  const passwordHash = await hashPassword(input.newPassword)
  await transaction(async (tx) => {
    await tx.update(people).set({ passwordHash }).where(eq(people.id, id)).returning({ id: people.id })
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.personId, id), isNull(signIns.endedAt), ne(signIns.id, signInId)))
      .returning({ id: signIns.id })
    await recordAudit(ctx, tx, { event: 'person.password-changed', subjectId: id })
  })
}
