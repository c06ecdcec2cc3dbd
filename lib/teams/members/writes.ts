import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { memberships, people } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import { roles } from '#db/words.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { canManage, loadManagedTeam, loadTeam } from '#lib/teams/access.ts'
import { assertEndingAsShown } from '#lib/teams/endings/scope.ts'
import { endHeldRoles } from '#lib/teams/endings/writes.ts'
import { leavesNoLead } from '#lib/teams/rules.ts'

/**
 * For members of the team, and for an admin themself: everyone else gets an invite that they accept. Throws NotFound,
 * Refused if the viewer doesn't manage the team or the person is deactivated.
 */
export async function addMember(
  ctx: Ctx,
  input: { teamId: string; personId: string; role: Role },
): Promise<void> {
  await transaction(async (tx) => {
    const team = await loadManagedTeam(ctx, tx, input.teamId)
    const [person] = await tx
      .select({ name: people.name, deactivatedAt: people.deactivatedAt })
      .from(people)
      .where(eq(people.id, input.personId))
    const roles = await activeRoles(tx, input.teamId)
    const isMember = roles.some(({ personId }) => personId === input.personId)
    const isOwnDoing = input.personId === ctx.viewer.id
    if (!person || (!isMember && !(isOwnDoing && ctx.viewer.isAdmin))) throw new NotFound()
    if (person.deactivatedAt) throw new Refused(`${person.name} is deactivated. An admin can change that.`)
    await startMembership(ctx, tx, { ...input, teamId: team.id, isOwnDoing })
  })
}

/** `isOwnDoing`: the viewer gave themself the role. */
export async function startMembership(
  ctx: Ctx | SystemCtx,
  tx: Transaction,
  started: { teamId: string; personId: string; role: Role; isOwnDoing: boolean },
): Promise<void> {
  const { teamId, personId, role, isOwnDoing } = started
  const roles = await activeRoles(tx, teamId)
  if (roles.some((held) => held.personId === personId && held.role === role)) return
  const id = newId()
  await tx.insert(memberships).values({ id, teamId, personId, role, startedAt: ctx.now })
  await recordAudit(ctx, tx, { event: 'membership.started', teamId, subjectId: personId, detail: role })
  // Shown to the team, because admins can't let themselves in silently.
  if ('viewer' in ctx && ctx.viewer.isAdmin && isOwnDoing && role !== 'junior')
    await recordAudit(ctx, tx, { event: 'membership.given-oneself', teamId, subjectId: id, detail: role })
}

/**
 * Also ends the mentorships that depend on the role. Doing it again changes nothing. Throws NotFound, Refused if the
 * viewer doesn't manage the team or would leave it without a lead, which only admins may, and Stale if the page showed
 * other roles or mentorships.
 */
export async function endRole(
  ctx: Ctx,
  input: { teamId: string; personId: string; version: string; role: Role },
): Promise<void> {
  await transaction(async (tx) => {
    await loadManagedTeam(ctx, tx, input.teamId)
    await endRoles(ctx, tx, input, [input.role])
  })
}

/**
 * For the team's leads, admins and the person themselves. Throws NotFound, Refused if the team would be left without a
 * lead, which only admins may, and Stale as `endRole` does.
 */
export async function leaveTeam(
  ctx: Ctx,
  input: { teamId: string; personId: string; version: string },
): Promise<void> {
  await transaction(async (tx) => {
    const team = await loadTeam(ctx, tx, input.teamId)
    if (!canManage(ctx, team) && input.personId !== ctx.viewer.id) throw new NotFound()
    await endRoles(ctx, tx, input, [...roles])
  })
}

async function endRoles(
  ctx: Ctx,
  tx: Transaction,
  shown: { teamId: string; personId: string; version: string },
  ending: readonly Role[],
): Promise<void> {
  const { teamId, personId } = shown
  const roles = await activeRoles(tx, teamId)
  const held = roles.filter((row) => row.personId === personId && ending.includes(row.role))
  if (held.length === 0) {
    if (!(await wasEverThere(tx, teamId, personId))) throw new NotFound()
    return
  }
  await assertEndingAsShown(ctx, tx, shown)
  if (leavesNoLead(roles, personId, ending) && !ctx.viewer.isAdmin)
    throw new Refused('The team would have no lead. Make someone else a lead first, or ask an admin.')
  await endHeldRoles(ctx, tx, teamId, personId, held)
}

async function activeRoles(tx: Transaction, teamId: string) {
  return tx
    .select({ id: memberships.id, personId: memberships.personId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.teamId, teamId), isNull(memberships.endedAt)))
}

async function wasEverThere(tx: Transaction, teamId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.teamId, teamId), eq(memberships.personId, personId)))
    .limit(1)
  return rows.length > 0
}
