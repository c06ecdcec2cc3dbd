import { and, eq, isNull, ne } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { people, signIns } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { verifyPassword } from '#lib/sign-ins/passwords/hash.ts'
import { endResets } from '#lib/sign-ins/resets/endings/writes.ts'
import { forgetTry, hasPassword, recordTry } from '#lib/sign-ins/writes.ts'

const taken = 'This address already has an account here.'

/**
 * The viewer's own, with their password. Ends their other sign-ins and open reset links. Whoever asks for an address
 * that is taken has used up a try, so nobody finds out in a row who is here. `addressBefore` is what the form showed.
 * Throws FieldRefused at `password` or `email`, Refused after too many tries or if the address was changed meanwhile.
 */
export async function changeOwnAddress(
  ctx: Ctx,
  input: { email: string; addressBefore: string; password: string },
): Promise<void> {
  const { id, signInId } = ctx.viewer
  const [person] = await db
    .select({ email: people.email, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.id, id), isNull(people.deactivatedAt)))
  if (!person) throw new NotFound()
  // As for a new password: someone who finds a browser signed in must not be able to guess.
  const tryId = await recordTry(ctx, person.email, signInId)
  if (!tryId) throw new Refused('Too many attempts. Please wait 15 minutes, then try again.')
  const { passwordHash } = person
  if (!passwordHash || !(await verifyPassword(passwordHash, input.password)))
    throw new FieldRefused('password', 'This isn’t your password.')
  await unlessTaken(async (tx) => {
    const isStill = and(eq(people.id, id), hasPassword(passwordHash), isNull(people.deactivatedAt))
    const [still] = await tx.select({ id: people.id }).from(people).where(isStill)
    if (!still) throw new FieldRefused('password', 'This isn’t your password.')
    const isChanged = await replaceAddress(ctx, tx, { ...input, personId: id })
    await forgetTry(tx, tryId)
    if (!isChanged) return
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.personId, id), isNull(signIns.endedAt), ne(signIns.id, signInId)))
  })
}

/**
 * Admins only, for any account. Ends its open reset links, which may have gone to the old address; the person stays
 * signed in and sees who did it. Throws NotFound, FieldRefused at `email`, Refused if it was changed meanwhile.
 */
export async function changeAddressFor(
  ctx: Ctx,
  input: { personId: string; email: string; addressBefore: string },
): Promise<void> {
  requireAdmin(ctx)
  await unlessTaken(async (tx) => {
    await replaceAddress(ctx, tx, input)
  })
}

async function replaceAddress(
  ctx: Ctx,
  tx: Transaction,
  { personId, email, addressBefore }: { personId: string; email: string; addressBefore: string },
): Promise<boolean> {
  const [person] = await tx
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(eq(people.id, personId))
  if (!person) throw new NotFound()
  if (person.email === email) return false
  if (person.email !== addressBefore)
    throw new Refused(
      `The address has been changed in the meantime: it’s ${readableAddress(person.email)} now. Please open this page again.`,
    )
  const [holder] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (holder) throw new FieldRefused('email', taken)
  await tx
    .update(people)
    .set({ email, ...keysOfPerson({ name: person.name, email }) })
    .where(eq(people.id, personId))
  await endResets(ctx, tx, personId)
  await recordAudit(ctx, tx, {
    event: 'person.address-changed',
    subjectId: personId,
    detail: `${addressBefore} ${email}`,
  })
  return true
}

// Of two accounts that take one address at once, the index lets one.
async function unlessTaken(work: (tx: Transaction) => Promise<void>): Promise<void> {
  try {
    await transaction(work)
  } catch (error) {
    if (isUniqueViolation(error)) throw new FieldRefused('email', taken)
    throw error
  }
}
