import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { people, personTimeZones } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'

/** `email` in lower case, `timeZone` an IANA name. */
export type NewPerson = {
  id?: string
  email: string
  name: string
  shortName?: string | null
  timeZone: string
  isAdmin?: boolean
}

/**
 * For the demo and the tests: the password isn't judged by `passwordProblem()`. Throws FieldRefused at `email` if the
 * address has an account.
 */
export async function createPerson(
  ctx: SystemCtx | Ctx,
  person: NewPerson & { password: string },
): Promise<string> {
  const passwordHash = await hashPassword(person.password)
  return transaction((tx) => addPerson(ctx, tx, { ...person, passwordHash }))
}

/** Throws FieldRefused at `email` if the address has an account. */
export async function addPerson(
  ctx: SystemCtx | Ctx,
  tx: Transaction,
  person: NewPerson & { passwordHash: string },
): Promise<string> {
  const { id = newId(), email, name, shortName = null, timeZone, passwordHash, isAdmin = false } = person
  const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (known) throw new FieldRefused('email', 'This address already has an account here.')
  const { now: createdAt } = ctx
  const row = { id, email, name, shortName, timeZone, passwordHash, isAdmin, createdAt }
  await tx.insert(people).values({ ...row, ...keysOfPerson(row) })
  await tx.insert(personTimeZones).values({ id: newId(), personId: id, zone: timeZone, since: createdAt })
  await recordAudit(ctx, tx, { event: 'person.created', subjectId: id, actorId: id })
  return id
}
