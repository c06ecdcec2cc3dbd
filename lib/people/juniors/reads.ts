import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { keptZones } from '#db/zones.ts'
import { inCircle, leadsNow, mentorsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { KeptZones } from '#lib/core/kept-zones.ts'

/** What the viewer is to the junior in one team. `isActive` is whether the junior is still in it. */
export type TeamOfJunior = { id: string; name: string; isMentor: boolean; isLead: boolean; isActive: boolean }

/** `teams` is empty for a former mentor, who keeps texts and nothing else. */
export type JuniorForViewer = {
  id: string
  name: string
  zones: KeptZones
  isSelf: boolean
  teams: TeamOfJunior[]
}

/**
 * For the junior's circle and former mentors. Throws NotFound for everyone else, and if the person was never a junior.
 * One query, two for a former mentor.
 */
export async function getJunior(ctx: Ctx, personId: string): Promise<JuniorForViewer> {
  return (await findCircleJunior(ctx, personId)) ?? getFormerJunior(ctx, personId)
}

/** For the junior's circle. Undefined for everyone else, and if the person was never a junior. One query. */
export async function findCircleJunior(ctx: Ctx, personId: string): Promise<JuniorForViewer | undefined> {
  const columns = { juniorId: memberships.personId, teamId: memberships.teamId }
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      zones: keptZones(people),
      teamId: teams.id,
      teamName: teams.name,
      endedAt: memberships.endedAt,
      isMentor: sql`${mentorsNow(ctx, columns)}`.mapWith(Boolean),
      isLead: sql`${leadsNow(ctx, columns.teamId)}`.mapWith(Boolean),
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(eq(memberships.personId, personId), eq(memberships.role, 'junior'), inCircle(ctx, columns)))
    .orderBy(asc(teams.sortKey), asc(teams.id), desc(memberships.startedAt))
  const [first] = rows
  if (!first) return undefined
  const { id, name, zones } = first
  const teamsOfJunior = new Map<string, TeamOfJunior>()
  for (const { teamId, teamName, isMentor, isLead, endedAt } of rows) {
    const known = teamsOfJunior.get(teamId)
    // Someone who left a team and came back has two memberships.
    if (known) known.isActive ||= endedAt === null
    else
      teamsOfJunior.set(teamId, { id: teamId, name: teamName, isMentor, isLead, isActive: endedAt === null })
  }
  return { id, name, zones, isSelf: id === ctx.viewer.id, teams: [...teamsOfJunior.values()] }
}

async function getFormerJunior(ctx: Ctx, personId: string): Promise<JuniorForViewer> {
  const [junior] = await db
    .select({ id: people.id, name: people.name, zones: keptZones(people) })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.juniorId))
    .where(
      and(
        eq(mentorships.mentorId, ctx.viewer.id),
        eq(mentorships.juniorId, personId),
        isNotNull(mentorships.endedAt),
      ),
    )
    .limit(1)
  if (!junior) throw new NotFound()
  return { ...junior, isSelf: false, teams: [] }
}
