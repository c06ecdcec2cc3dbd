import { and, eq, gt, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { invites, memberships, people } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { derivedId, hashToken, newToken } from '#lib/core/ids.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { loadManagedTeam } from '#lib/teams/access.ts'
import { invitesVisibleTo } from './access.ts'
import type { AskedAddress } from './input.ts'
import { inviteEnd, inviteState } from './rules.ts'

type NewInvite = { id: string; email: string; teamId: string | null; role: Role | null }

/**
 * For the team's leads and admins. Whether the address has an account makes no difference, not even in work: a lead must
 * not learn who is here. Replaces an open invite to the same role. Returns the link's token, which isn't stored. Throws
 * NotFound, Refused, FieldRefused at `email` for a member of the team.
 */
export async function createInvite(
  ctx: Ctx,
  input: { id: string; teamId: string; email: string; role: Role },
): Promise<string> {
  return transaction(async (tx) => {
    await loadManagedTeam(ctx, tx, input.teamId)
    const [member] = await tx
      .select({ name: people.name })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        and(eq(memberships.teamId, input.teamId), isNull(memberships.endedAt), eq(people.email, input.email)),
      )
      .limit(1)
    if (member)
      throw new FieldRefused(
        'email',
        `${member.name} is already in this team. Give them roles on their page.`,
      )
    return addInvite(ctx, tx, input)
  })
}

export type InviteAnswer = { address: string; token: string } | { address: string; problem: string }

/**
 * As `createInvite`, for several addresses of one form, each answered for itself. Throws NotFound, and Refused or
 * FieldRefused if none was invited.
 */
export async function createInvites(
  ctx: Ctx,
  input: { id: string; teamId: string; email: AskedAddress[]; role: Role },
): Promise<InviteAnswer[]> {
  const { id, teamId, role } = input
  const answers: InviteAnswer[] = []
  const refusals: (Refused | FieldRefused)[] = []
  for (const { written, email, problem } of input.email) {
    if (email === null || answers.some(({ address }) => address === email)) {
      if (problem) answers.push({ address: written, problem })
      continue
    }
    try {
      const token = await createInvite(ctx, { id: derivedId(id, email), teamId, email, role })
      answers.push({ address: email, token })
    } catch (error) {
      if (!(error instanceof Refused || error instanceof FieldRefused)) throw error
      refusals.push(error)
      answers.push({ address: email, problem: error.message })
    }
  }
  const [first, another] = refusals
  if (answers.some((answer) => 'token' in answer)) return answers
  if (first && !another && answers.length === 1) throw first
  throw new FieldRefused(
    'email',
    answers.map((answer) => `${answer.address}: ${'problem' in answer ? answer.problem : ''}`).join(' '),
  )
}

/**
 * Admins only, who see every account anyway. Returns the link's token, which isn't stored. Throws NotFound, Refused,
 * FieldRefused at `email` if the address has an account.
 */
export async function createAdminInvite(ctx: Ctx, input: { id: string; email: string }): Promise<string> {
  requireAdmin(ctx)
  return transaction(async (tx) => {
    const [known] = await tx
      .select({ deactivatedAt: people.deactivatedAt })
      .from(people)
      .where(eq(people.email, input.email))
    if (known)
      throw new FieldRefused(
        'email',
        known.deactivatedAt
          ? 'This address belongs to a deactivated account. Reactivate it on its page.'
          : 'This address already has an account here. Make the person an admin on their own page.',
      )
    return addInvite(ctx, tx, { ...input, teamId: null, role: null })
  })
}

async function addInvite(ctx: Ctx, tx: Transaction, invite: NewInvite): Promise<string> {
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
    if (!isSame)
      throw new Refused('This form has already created an invite. Please open it again for another one.')
    await tx
      .update(invites)
      .set({ tokenHash })
      .where(and(eq(invites.id, invite.id), isNull(invites.acceptedAt)))
    return token
  }
  await takeEarlierBack(ctx, tx, invite)
  const expiresAt = inviteEnd(ctx.now)
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

// Of the same team only: what other teams have sent to this address says nothing here.
async function takeEarlierBack(ctx: Ctx, tx: Transaction, { email, teamId, role }: NewInvite): Promise<void> {
  const earlier = await tx
    .update(invites)
    .set({ takenBackAt: ctx.now })
    .where(
      and(
        eq(invites.email, email),
        teamId === null ? isNull(invites.teamId) : eq(invites.teamId, teamId),
        role === null ? isNull(invites.role) : eq(invites.role, role),
        isNull(invites.acceptedAt),
        isNull(invites.takenBackAt),
        gt(invites.expiresAt, ctx.now),
      ),
    )
    .returning({ id: invites.id })
  for (const { id } of earlier)
    await recordAudit(ctx, tx, { event: 'invite.taken-back', teamId: teamId ?? undefined, subjectId: id })
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
    if (state === 'accepted') throw new Refused('This invite has already been accepted.')
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
