import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { invites, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'
import { invitesVisibleTo } from './access.ts'
import { type InviteState, inviteState } from './rules.ts'

const inviter = alias(people, 'inviter')

/** An invite as its page shows it to whoever holds the link. Without a team it makes an admin. */
export type InviteByToken = {
  email: string
  teamName: string | null
  role: Role | null
  invitedBy: string
  expiresAt: Date
  state: InviteState
  /** Whether the address has an account by now. */
  known: boolean
}

/** The invite that a link's token opens, whatever has become of it. Throws NotFound for an unknown token. */
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
      knownId: people.id,
    })
    .from(invites)
    .innerJoin(inviter, eq(inviter.id, invites.invitedById))
    .leftJoin(teams, eq(teams.id, invites.teamId))
    .leftJoin(people, eq(people.email, invites.email))
    .where(eq(invites.tokenHash, hashToken(token)))
  if (!found) throw new NotFound()
  const { acceptedAt, takenBackAt, knownId, ...invite } = found
  const state = inviteState({ acceptedAt, takenBackAt, expiresAt: invite.expiresAt }, ctx.now)
  return { ...invite, state, known: knownId !== null }
}

export type OpenInvite = {
  id: string
  email: string
  role: Role | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

/** The invites to a team (or, with null, for admins) that still hold, newest first, as far as the viewer may see them. */
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
      and(
        teamId === null ? isNull(invites.teamId) : eq(invites.teamId, teamId),
        isNull(invites.acceptedAt),
        isNull(invites.takenBackAt),
        gt(invites.expiresAt, ctx.now),
        invitesVisibleTo(ctx),
      ),
    )
    .orderBy(desc(invites.createdAt), desc(invites.id))
}

/** One invite, for the page that takes it back. Throws NotFound. */
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
