import { and, eq, isNull, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { memberships, people, signIns } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { endResets, endResetsMadeBy } from '#lib/sign-ins/resets/endings/writes.ts'
import { endHeldRoles, takeInvitesBack } from '#lib/teams/endings/writes.ts'

/**
 * Admins only. Losing the right revokes the person's open links. Throws NotFound, Refused if no admin would be left or
 * the person is deactivated.
 */
export async function setAdminRight(ctx: Ctx, input: { personId: string; isAdmin: boolean }): Promise<void> {
  requireAdmin(ctx)
  const { personId, isAdmin } = input
  await transaction(async (tx) => {
    const person = await loadPerson(tx, personId)
    if (person.isAdmin === isAdmin) return
    if (isAdmin && person.deactivatedAt) throw new Refused(`${person.name} is deactivated.`)
    if (!isAdmin && !(await isAnotherAdmin(tx, personId)))
      throw new Refused('Cairn would have no admin. Make someone else an admin first.')
    await tx.update(people).set({ isAdmin }).where(eq(people.id, personId))
    if (!isAdmin) await endLinksMadeBy(ctx, tx, personId)
    await recordAudit(ctx, tx, {
      event: isAdmin ? 'admin.right-given' : 'admin.right-taken',
      subjectId: personId,
    })
  })
}

/**
 * Admins only. Ends the person's sign-ins, roles, mentorships, and the open links that they made or that open their account; goals and texts stay. Throws NotFound,
 * Refused for oneself and for the last admin.
 */
export async function deactivatePerson(ctx: Ctx, input: { personId: string }): Promise<void> {
  requireAdmin(ctx)
  const { personId } = input
  if (personId === ctx.viewer.id)
    throw new Refused('You can’t deactivate yourself. Another admin can do it for you.')
  await transaction(async (tx) => {
    const person = await loadPerson(tx, personId)
    if (person.deactivatedAt) return
    if (person.isAdmin && !(await isAnotherAdmin(tx, personId)))
      throw new Refused('Cairn would have no admin. Make someone else an admin first.')
    const held = await tx
      .select({ id: memberships.id, teamId: memberships.teamId, role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
    for (const membership of held) await endHeldRoles(ctx, tx, membership.teamId, personId, [membership])
    await tx.update(people).set({ deactivatedAt: ctx.now, isAdmin: false }).where(eq(people.id, personId))
    await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(and(eq(signIns.personId, personId), isNull(signIns.endedAt)))
    await endResets(ctx, tx, personId)
    await endLinksMadeBy(ctx, tx, personId)
    await recordAudit(ctx, tx, { event: 'person.deactivated', subjectId: personId })
  })
}

/** Admins only. Earlier roles don't come back. Throws NotFound. */
export async function reactivatePerson(ctx: Ctx, input: { personId: string }): Promise<void> {
  requireAdmin(ctx)
  await transaction(async (tx) => {
    const person = await loadPerson(tx, input.personId)
    if (!person.deactivatedAt) return
    await tx.update(people).set({ deactivatedAt: null }).where(eq(people.id, input.personId))
    await recordAudit(ctx, tx, { event: 'person.reactivated', subjectId: input.personId })
  })
}

async function endLinksMadeBy(ctx: Ctx, tx: Transaction, personId: string): Promise<void> {
  await takeInvitesBack(ctx, tx, { personId })
  await endResetsMadeBy(ctx, tx, personId)
}

async function loadPerson(tx: Transaction, personId: string) {
  const [person] = await tx
    .select({ name: people.name, isAdmin: people.isAdmin, deactivatedAt: people.deactivatedAt })
    .from(people)
    .where(eq(people.id, personId))
  if (!person) throw new NotFound()
  return person
}

async function isAnotherAdmin(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.isAdmin, true), isNull(people.deactivatedAt), ne(people.id, personId)))
    .limit(1)
  return rows.length > 0
}
