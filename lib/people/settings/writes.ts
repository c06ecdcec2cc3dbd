import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { people, personTimeZones, signIns } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { presentZone } from '#lib/core/zones.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { hashPassword, verifyPassword } from '#lib/sign-ins/passwords/hash.ts'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'
import { endResets } from '#lib/sign-ins/resets/endings/writes.ts'
import { forgetTry, hasPassword, recordTry } from '#lib/sign-ins/writes.ts'

/** In 24 hours. Each is kept for good, since days that are over are read in it. */
const MAX_ZONE_CHANGES = 10

/**
 * A new zone counts from now on. Throws NotFound once the viewer is deactivated, Stale if the profile was saved elsewhere meanwhile, FieldRefused at `timeZone`
 * after too many changes.
 */
export async function changeProfile(
  ctx: Ctx,
  input: { formId: string; version: number; name: string; shortName: string | null; timeZone: string },
): Promise<void> {
  const { formId, version, ...asked } = input
  const { id } = ctx.viewer
  await transaction((tx) =>
    onceEdited(ctx, tx, { formId, verb: 'changeProfile' }, input, async () => {
      const [found] = await tx
        .select({
          version: people.version,
          name: people.name,
          email: people.email,
          shortName: people.shortName,
          timeZone: people.timeZone,
          createdAt: people.createdAt,
        })
        .from(people)
        .where(and(eq(people.id, id), isNull(people.deactivatedAt)))
      if (!found) throw new NotFound()
      const { version: savedVersion, createdAt, email, ...saved } = found
      const { name, shortName, timeZone } = saved
      // The same zone under its present name is no other one.
      const isSameZone = presentZone(timeZone) === presentZone(asked.timeZone)
      const changed = { ...asked, timeZone: isSameZone ? timeZone : asked.timeZone }
      if (changed.name === name && changed.shortName === shortName && changed.timeZone === timeZone)
        return { id }
      if (savedVersion !== version)
        throw new Stale(savedVersion, { name, shortName: shortName ?? '', timeZone })
      await tx
        .update(people)
        .set({ ...changed, ...keysOfPerson({ name: changed.name, email }), version: version + 1 })
        .where(eq(people.id, id))
      if (timeZone !== changed.timeZone)
        await keepZone(ctx, tx, { from: { timeZone, createdAt }, zone: changed.timeZone })
      await recordAudit(ctx, tx, { event: 'person.profile-changed', subjectId: id })
      return { id }
    }),
  )
}

async function keepZone(
  ctx: Ctx,
  tx: Transaction,
  { from, zone }: { from: { timeZone: string; createdAt: Date }; zone: string },
): Promise<void> {
  const personId = ctx.viewer.id
  const kept = await tx
    .select({ since: personTimeZones.since })
    .from(personTimeZones)
    .where(eq(personTimeZones.personId, personId))
    .orderBy(desc(personTimeZones.since))
    .limit(MAX_ZONE_CHANGES)
  const [last] = kept
  if (!last)
    await tx
      .insert(personTimeZones)
      .values({ id: newId(), personId, zone: from.timeZone, since: from.createdAt })
  const since = last && last.since >= ctx.now ? new Date(last.since.getTime() + 1) : ctx.now
  const earliest = kept[MAX_ZONE_CHANGES - 1]?.since
  if (earliest && since.getTime() - earliest.getTime() < 86_400_000)
    throw new FieldRefused(
      'timeZone',
      'You’ve changed your time zone ten times in one day. Please wait until tomorrow.',
    )
  await tx.insert(personTimeZones).values({ id: newId(), personId, zone, since })
}

/** Throws NotFound once the viewer is deactivated. */
export async function changeShortcuts(ctx: Ctx, { hasShortcuts }: { hasShortcuts: boolean }): Promise<void> {
  const { id } = ctx.viewer
  await transaction(async (tx) => {
    const [found] = await tx
      .select({ hasShortcuts: people.hasShortcuts })
      .from(people)
      .where(and(eq(people.id, id), isNull(people.deactivatedAt)))
    if (!found) throw new NotFound()
    if (found.hasShortcuts === hasShortcuts) return
    await tx.update(people).set({ hasShortcuts }).where(eq(people.id, id))
    await recordAudit(ctx, tx, { event: 'person.shortcuts-changed', subjectId: id })
  })
}

/**
 * Also ends the viewer's other sign-ins and open reset links. Throws FieldRefused at `currentPassword` or `newPassword`, Refused after too
 * many tries, which count as failed sign-ins.
 */
export async function changePassword(
  ctx: Ctx,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { id, signInId, email } = ctx.viewer
  const problem = passwordProblem(input.newPassword, ctx.viewer)
  if (problem) throw new FieldRefused('newPassword', problem)
  // Someone who finds a browser signed in must not be able to guess the password there.
  const tryId = await recordTry(ctx, email, signInId)
  if (!tryId) throw new Refused('Too many attempts. Please wait 15 minutes, then try again.')
  const before = await passwordHashOf(id)
  const fits = await verifyPassword(before, input.currentPassword)
  if (before && fits && (await replacePassword(ctx, before, input.newPassword, tryId))) return
  // The same form sent twice. It still counts as a try, or it could be used for guessing.
  if (await verifyPassword(await passwordHashOf(id), input.newPassword)) return
  throw new FieldRefused('currentPassword', 'This isn’t your current password.')
}

async function passwordHashOf(personId: string): Promise<string | null> {
  const [person] = await db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.deactivatedAt)))
  return person?.passwordHash ?? null
}

/** Returns false and changes nothing if the password was changed since it was checked. */
async function replacePassword(
  ctx: Ctx,
  before: string,
  newPassword: string,
  tryId: string,
): Promise<boolean> {
  const { id, signInId } = ctx.viewer
  const passwordHash = await hashPassword(newPassword)
  return transaction(async (tx) => {
    const changed = await tx
      .update(people)
      .set({ passwordHash })
      .where(and(eq(people.id, id), hasPassword(before)))
      .returning({ id: people.id })
    if (changed.length === 0) return false
    await forgetTry(tx, tryId)
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.personId, id), isNull(signIns.endedAt), ne(signIns.id, signInId)))
    await endResets(ctx, tx, id)
    await recordAudit(ctx, tx, { event: 'person.password-changed', subjectId: id })
    return true
  })
}
