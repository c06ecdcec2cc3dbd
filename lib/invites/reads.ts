import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { invites, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'
import { invitesVisibleTo, openInvitesVisibleTo } from './access.ts'
import { type InviteState, inviteState } from './rules.ts'

const inviter = alias(people, 'inviter')

/** `teamName` and `role` are null if the invite is for an admin. */
export type InviteByToken = {
  email: string
  teamName: string | null
  role: Role | null
  invitedBy: string
  expiresAt: Date
  state: InviteState
}

/**
 * In any state. Doesn't say whether the address has an account: whoever created the link can open it too. Throws
 * NotFound for an unknown token. One query.
 */
export async function findInvite(ctx: SystemCtx, token: string): Promise<InviteByToken> {
  const [found] = await db
    .select({
      email: invites.email,
      teamName: teams.name,
      role: invites.role,
      invitedBy: inviter.name,
      expiresAt: invites.expiresAt,
      acceptedAt: invites.acceptedAt,
      takenBackAt: invites.takenBackAt,
    })
    .from(invites)
    .innerJoin(inviter, eq(inviter.id, invites.invitedById))
    .leftJoin(teams, eq(teams.id, invites.teamId))
    .where(eq(invites.tokenHash, hashToken(token)))
  if (!found) throw new NotFound()
  const { acceptedAt, takenBackAt, ...invite } = found
  const state = inviteState({ acceptedAt, takenBackAt, expiresAt: invite.expiresAt }, ctx.now)
  return { ...invite, state }
}

export type OpenInvite = {
  id: string
  email: string
  role: Role | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

/** Open invites that the viewer may revoke: to a team, or for admins if `teamId` is null. One query. */
export async function listOpenInvites(ctx: Ctx, teamId: string | null): Promise<OpenInvite[]> {
  return db
    .select({
      id: invites.id,
      email: invites.email,
      role: invites.role,
      invitedBy: inviter.name,
      createdAt: invites.createdAt,
      expiresAt: invites.expiresAt,
    })
    .from(invites)
    .innerJoin(inviter, eq(inviter.id, invites.invitedById))
    .where(
      and(teamId === null ? isNull(invites.teamId) : eq(invites.teamId, teamId), openInvitesVisibleTo(ctx)),
    )
    .orderBy(desc(invites.createdAt), desc(invites.id))
}

/** In any state. Throws NotFound unless the viewer may revoke it. One query. */
export async function getInvite(
  ctx: Ctx,
  inviteId: string,
): Promise<OpenInvite & { teamId: string | null; state: InviteState }> {
  const [found] = await db
    .select({
      id: invites.id,
      teamId: invites.teamId,
      email: invites.email,
      role: invites.role,
      invitedBy: inviter.name,
      createdAt: invites.createdAt,
      expiresAt: invites.expiresAt,
      acceptedAt: invites.acceptedAt,
      takenBackAt: invites.takenBackAt,
    })
    .from(invites)
    .innerJoin(inviter, eq(inviter.id, invites.invitedById))
    .where(and(eq(invites.id, inviteId), invitesVisibleTo(ctx)))
  if (!found) throw new NotFound()
  const { acceptedAt, takenBackAt, ...invite } = found
  return { ...invite, state: inviteState({ acceptedAt, takenBackAt, expiresAt: invite.expiresAt }, ctx.now) }
}
