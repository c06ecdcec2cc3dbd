import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { invites, people } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { hashToken, newToken } from '#lib/core/ids.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { loadManagedTeam } from '#lib/teams/access.ts'
import { invitesVisibleTo } from './access.ts'
import { inviteDays, inviteState } from './rules.ts'

type NewInvite = { id: string; email: string; teamId: string | null; role: Role | null }

/**
 * For the team's leads and admins. Returns the link's token, which isn't stored. Throws NotFound, Refused, FieldRefused
 * at `email` if the address has an account.
 */
export async function createInvite(
  ctx: Ctx,
  input: { id: string; teamId: string; email: string; role: Role },
): Promise<string> {
  return transaction(async (tx) => {
    await loadManagedTeam(ctx, tx, input.teamId)
    return addInvite(ctx, tx, input)
  })
}

/**
 * Admins only. Returns the link's token, which isn't stored. Throws NotFound, Refused, FieldRefused at `email` if the
 * address has an account.
 */
export async function createAdminInvite(ctx: Ctx, input: { id: string; email: string }): Promise<string> {
  requireAdmin(ctx)
  return transaction((tx) => addInvite(ctx, tx, { ...input, teamId: null, role: null }))
}

async function addInvite(ctx: Ctx, tx: Transaction, invite: NewInvite): Promise<string> {
  const [known] = await tx
    .select({ deactivatedAt: people.deactivatedAt })
    .from(people)
    .where(eq(people.email, invite.email))
  if (known) throw new FieldRefused('email', knownAddress(invite, known.deactivatedAt !== null))
  const token = newToken()
  const tokenHash = hashToken(token)
  const [made] = await tx
    .select({
      invitedById: invites.invitedById,
      email: invites.email,
      teamId: invites.teamId,
      role: invites.role,
      acceptedAt: invites.acceptedAt,
      takenBackAt: invites.takenBackAt,
      expiresAt: invites.expiresAt,
    })
    .from(invites)
    .where(eq(invites.id, invite.id))
  if (made) {
    // Sent twice, it's one invite. The first token wasn't stored, so only the last link works.
    const isSame =
      made.invitedById === ctx.viewer.id &&
      made.email === invite.email &&
      made.teamId === invite.teamId &&
      made.role === invite.role &&
      inviteState(made, ctx.now) === 'open'
    if (!isSame) throw new Refused('This form made an invite already. Please open it again for another one.')
    await tx
      .update(invites)
      .set({ tokenHash })
      .where(and(eq(invites.id, invite.id), isNull(invites.acceptedAt)))
    return token
  }
  const expiresAt = new Date(ctx.now.getTime() + inviteDays * 86_400_000)
  await tx
    .insert(invites)
    .values({ ...invite, tokenHash, invitedById: ctx.viewer.id, createdAt: ctx.now, expiresAt })
  await recordAudit(ctx, tx, {
    event: 'invite.made',
    teamId: invite.teamId ?? undefined,
    subjectId: invite.id,
    detail: invite.role ?? 'admin',
  })
  return token
}

function knownAddress({ teamId }: NewInvite, isDeactivated: boolean): string {
  if (isDeactivated) return 'This address belongs to a deactivated account. An admin can activate it again.'
  return teamId
    ? 'This address has an account here already: add the person to the team instead of inviting them.'
    : 'This address has an account here already: make the person an admin on their own page.'
}

/**
 * Returns the team's id, null for an admin's invite. Throws NotFound unless the viewer may revoke it, Refused if it was
 * accepted.
 */
export async function takeInviteBack(ctx: Ctx, input: { inviteId: string }): Promise<string | null> {
  return transaction(async (tx) => {
    const [invite] = await tx
      .select({
        teamId: invites.teamId,
        acceptedAt: invites.acceptedAt,
        takenBackAt: invites.takenBackAt,
        expiresAt: invites.expiresAt,
      })
      .from(invites)
      .where(and(eq(invites.id, input.inviteId), invitesVisibleTo(ctx)))
    if (!invite) throw new NotFound()
    const state = inviteState(invite, ctx.now)
    if (state === 'accepted') throw new Refused('This invite was accepted already.')
    if (state === 'taken-back') return invite.teamId
    await tx.update(invites).set({ takenBackAt: ctx.now }).where(eq(invites.id, input.inviteId))
    await recordAudit(ctx, tx, {
      event: 'invite.taken-back',
      teamId: invite.teamId ?? undefined,
      subjectId: input.inviteId,
    })
    return invite.teamId
  })
}
