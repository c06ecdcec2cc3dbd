import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { getPerson } from '#lib/admin/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Deactivation } from './rules.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

/** Admins only. Throws NotFound. Four queries. */
export async function getDeactivation(
  ctx: Ctx,
  personId: string,
): Promise<Deactivation & { id: string; isDeactivated: boolean }> {
  const { id, name, isDeactivated, teams: held } = await getPerson(ctx, personId)
  const pairs = await db
    .select({ mentorId: mentor.id, mentorName: mentor.name, juniorName: junior.name })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(and(or(eq(mentorships.mentorId, id), eq(mentorships.juniorId, id)), isNull(mentorships.endedAt)))
    .orderBy(asc(junior.sortKey), asc(junior.id), asc(mentor.sortKey), asc(mentor.id))
  const led = held.filter(({ roles }) => roles.includes('lead')).map((team) => team.id)
  const leads = await db
    .select({ name: teams.name, leads: sql`count(*)`.mapWith(Number) })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(inArray(memberships.teamId, led), eq(memberships.role, 'lead'), isNull(memberships.endedAt)))
    .groupBy(teams.id, teams.name, teams.sortKey)
    .orderBy(asc(teams.sortKey), asc(teams.id))
  return {
    id,
    name,
    isDeactivated,
    teams: held,
    mentors: pairs.filter(({ mentorId }) => mentorId !== id).map(({ mentorName }) => mentorName),
    juniors: pairs.filter(({ mentorId }) => mentorId === id).map(({ juniorName }) => juniorName),
    teamsWithoutLead: leads.filter((team) => team.leads === 1).map((team) => team.name),
  }
}
