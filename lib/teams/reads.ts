import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { auditEvents, memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { type Role, roles } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { canManage, loadTeam, type TeamForViewer, teamsVisibleTo } from './access.ts'

/** `email` is null unless the viewer manages the team. */
export type Member = { id: string; name: string; email: string | null; roles: Role[] }

/** Throws NotFound. One query. */
export async function getTeam(ctx: Ctx, teamId: string): Promise<TeamForViewer & { canManage: boolean }> {
  const team = await loadTeam(ctx, db, teamId)
  return { ...team, canManage: canManage(ctx, team) }
}

/** Throws NotFound unless the viewer manages the team. One query. */
export async function getManagedTeam(ctx: Ctx, teamId: string): Promise<TeamForViewer & { canManage: true }> {
  const team = await loadTeam(ctx, db, teamId)
  if (!canManage(ctx, team)) throw new NotFound()
  return { ...team, canManage: true }
}

/** By name. `roles` are the viewer's, `people` counts members. One query. */
export async function listOwnTeams(
  ctx: Ctx,
): Promise<{ id: string; name: string; roles: Role[]; people: number }[]> {
  const ids = [...new Set(ctx.viewer.roles.map(({ teamId }) => teamId))]
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: teams.id,
      name: teams.name,
      people: sql`count(distinct ${memberships.personId})`.mapWith(Number),
    })
    .from(teams)
    .innerJoin(memberships, and(eq(memberships.teamId, teams.id), isNull(memberships.endedAt)))
    .where(inArray(teams.id, ids))
    .groupBy(teams.id, teams.name, teams.sortKey)
    .orderBy(asc(teams.sortKey), asc(teams.id))
  const rolesIn = (teamId: string) =>
    inOrder(ctx.viewer.roles.filter((held) => held.teamId === teamId).map(({ role }) => role))
  return rows.map((team) => ({ ...team, roles: rolesIn(team.id) }))
}

/**
 * Empty if the viewer may not see the team. `canManage` must come from `getTeam()`: it decides whether addresses are
 * included. One query.
 */
export async function listMembers(ctx: Ctx, team: { id: string; canManage: boolean }): Promise<Member[]> {
  const rows = await db
    .select({ id: people.id, name: people.name, email: people.email, role: memberships.role })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(eq(memberships.teamId, team.id), isNull(memberships.endedAt), teamsVisibleTo(ctx)))
    .orderBy(asc(people.sortKey), asc(people.id))
  const members = new Map<string, Member>()
  for (const { id, name, email, role } of rows) {
    const member = members.get(id) ?? { id, name, email: team.canManage ? email : null, roles: [] }
    member.roles = inOrder([...member.roles, role])
    members.set(id, member)
  }
  return [...members.values()]
}

/** For those who manage the team, and the member. Throws NotFound. Two queries. */
export async function getMember(
  ctx: Ctx,
  teamId: string,
  personId: string,
): Promise<{ team: Awaited<ReturnType<typeof getTeam>>; member: Member; isOnlyLead: boolean }> {
  const team = await getTeam(ctx, teamId)
  if (!team.canManage && personId !== ctx.viewer.id) throw new NotFound()
  const members = await listMembers(ctx, team)
  const member = members.find(({ id }) => id === personId)
  if (!member) throw new NotFound()
  const isLead = ({ roles }: Member) => roles.includes('lead')
  const isOnlyLead = isLead(member) && members.filter(isLead).length === 1
  return { team, member, isOnlyLead }
}

/** For those who manage the team. Throws NotFound. Two queries. */
export async function getManagedMember(
  ctx: Ctx,
  teamId: string,
  personId: string,
): ReturnType<typeof getMember> {
  const found = await getMember(ctx, teamId, personId)
  if (!found.team.canManage) throw new NotFound()
  return found
}

export type GivenOneself = { id: string; name: string; what: 'lead' | 'mentor' | 'pair'; at: Date }

/** What admins gave themselves and still have, shown to every member. One query. */
export async function listGivenOneself(ctx: Ctx, teamId: string): Promise<GivenOneself[]> {
  const rows = await db
    .select({
      id: auditEvents.id,
      name: people.name,
      at: auditEvents.at,
      role: memberships.role,
      mentorshipId: mentorships.id,
    })
    .from(auditEvents)
    .innerJoin(people, eq(people.id, auditEvents.actorId))
    .innerJoin(teams, eq(teams.id, auditEvents.teamId))
    .leftJoin(memberships, and(eq(memberships.id, auditEvents.subjectId), isNull(memberships.endedAt)))
    .leftJoin(mentorships, and(eq(mentorships.id, auditEvents.subjectId), isNull(mentorships.endedAt)))
    .where(
      and(
        eq(auditEvents.teamId, teamId),
        inArray(auditEvents.event, ['membership.given-oneself', 'mentorship.given-oneself']),
        teamsVisibleTo(ctx),
      ),
    )
    .orderBy(sql`${auditEvents.at} desc`, sql`${auditEvents.id} desc`)
  return rows.flatMap(({ role, mentorshipId, ...row }): GivenOneself[] => {
    if (mentorshipId) return [{ ...row, what: 'pair' }]
    return role && role !== 'junior' ? [{ ...row, what: role }] : []
  })
}

const inOrder = (held: readonly Role[]) => roles.filter((role) => held.includes(role))
