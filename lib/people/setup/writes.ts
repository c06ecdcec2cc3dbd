import { and, eq, isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { people, setupTokens } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { FieldRefused, NotFound } from '#lib/core/errors.ts'
import { hashToken, newId, newToken } from '#lib/core/ids.ts'
import { addPerson } from '#lib/people/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'
import { opensSetup } from './reads.ts'

/** Replaces an earlier unused token: each start prints its own. Null if there are people already. */
export async function createSetupToken(ctx: SystemCtx): Promise<string | null> {
  return transaction(async (tx) => {
    const [anybody] = await tx.select({ id: people.id }).from(people).limit(1)
    if (anybody) return null
    const token = newToken()
    await tx.delete(setupTokens).where(isNull(setupTokens.usedAt))
    await tx.insert(setupTokens).values({ id: newId(), tokenHash: hashToken(token), createdAt: ctx.now })
    return token
  })
}

/**
 * Returns the first admin's id. Throws NotFound if the token is wrong or used or there are people already, FieldRefused
 * at `password`.
 */
export async function setUp(
  ctx: SystemCtx,
  input: {
    token: string
    name: string
    shortName?: string | null
    email: string
    password: string
    timeZone: string
  },
): Promise<string> {
  // Before the password is hashed, so that strangers can't make the server work.
  if (!(await opensSetup(ctx, input.token))) throw new NotFound()
  const problem = passwordProblem(input.password, input)
  if (problem) throw new FieldRefused('password', problem)
  const passwordHash = await hashPassword(input.password)
  return transaction(async (tx) => {
    const [anybody] = await tx.select({ id: people.id }).from(people).limit(1)
    const used = await tx
      .update(setupTokens)
      .set({ usedAt: ctx.now })
      .where(and(eq(setupTokens.tokenHash, hashToken(input.token)), isNull(setupTokens.usedAt)))
      .returning({ id: setupTokens.id })
    if (anybody || used.length === 0) throw new NotFound()
    const { name, shortName, email, timeZone } = input
    const person = { name, shortName, email, timeZone, passwordHash, isAdmin: true }
    const id = await addPerson(ctx, tx, person)
    await recordAudit(ctx, tx, { event: 'cairn.set-up', subjectId: id, actorId: id })
    return id
  })
}
