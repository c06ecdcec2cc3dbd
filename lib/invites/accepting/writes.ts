import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { invites, people, teams } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'
import { findInvite } from '#lib/invites/reads.ts'
import { inviteState } from '#lib/invites/rules.ts'
import { addPerson } from '#lib/people/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'
import { startMembership } from '#lib/teams/members/writes.ts'

const noLonger = 'This invite no longer works. Please ask for a new one.'

/**
 * Returns the new person's id. Throws NotFound for an unknown token, Refused if the invite isn't open or the address
 * has an account, FieldRefused at `password`.
 */
export async function acceptInvite(
  ctx: SystemCtx,
  input: { token: string; name: string; shortName?: string | null; password: string; timeZone: string },
): Promise<string> {
  const { name, shortName, timeZone, password } = input
  // Before the password is hashed, so that strangers can't make the server work.
  const { email, state } = await findInvite(ctx, input.token)
  if (state !== 'open') throw new Refused(noLonger)
  const problem = passwordProblem(password, { email, name })
  if (problem) throw new FieldRefused('password', problem)
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const invite = await loadOpenInvite(ctx, tx, input.token)
    const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.email, invite.email))
    // The same for a deactivated account.
    if (known)
      throw new Refused(
        'This link can’t create an account for this address. If you have one, sign in with it, then open the link again.',
      )
    const isAdmin = invite.teamId === null
    const { email } = invite
    const personId = await addPerson(ctx, tx, { email, name, shortName, timeZone, passwordHash, isAdmin })
    await accept(ctx, tx, invite, personId)
    return personId
  })
}

/**
 * Returns the team's id, or null if the invite makes an admin. Throws NotFound for an unknown token, Refused if the
 * invite isn't open or is for another address.
 */
export async function joinByInvite(ctx: Ctx, input: { token: string }): Promise<string | null> {
  return transaction(async (tx) => {
    const invite = await loadOpenInvite(ctx, tx, input.token)
    if (invite.email !== ctx.viewer.email)
      throw new Refused('This invite is for another address. Sign out, then open the link again.')
    if (invite.teamId === null)
      await tx.update(people).set({ isAdmin: true }).where(eq(people.id, ctx.viewer.id))
    await accept(ctx, tx, invite, ctx.viewer.id)
    return invite.teamId
  })
}

async function loadOpenInvite(ctx: Ctx | SystemCtx, tx: Transaction, token: string) {
  const [invite] = await tx
    .select({
      id: invites.id,
      invitedById: invites.invitedById,
      email: invites.email,
      teamId: teams.id,
      role: invites.role,
      acceptedAt: invites.acceptedAt,
      takenBackAt: invites.takenBackAt,
      expiresAt: invites.expiresAt,
    })
    .from(invites)
    .leftJoin(teams, eq(teams.id, invites.teamId))
    .where(eq(invites.tokenHash, hashToken(token)))
  if (!invite) throw new NotFound()
  if (inviteState(invite, ctx.now) !== 'open') throw new Refused(noLonger)
  return invite
}

type OpenInvite = Awaited<ReturnType<typeof loadOpenInvite>>

async function accept(
  ctx: Ctx | SystemCtx,
  tx: Transaction,
  { id, invitedById, teamId, role }: OpenInvite,
  personId: string,
): Promise<void> {
  if (teamId && role)
    await startMembership(ctx, tx, { teamId, personId, role, isOwnDoing: invitedById === personId })
  await tx
    .update(invites)
    .set({ acceptedAt: ctx.now, acceptedById: personId })
    .where(and(eq(invites.id, id), isNull(invites.acceptedAt)))
  await recordAudit(ctx, tx, {
    event: 'invite.accepted',
    teamId: teamId ?? undefined,
    subjectId: id,
    actorId: personId,
  })
}
