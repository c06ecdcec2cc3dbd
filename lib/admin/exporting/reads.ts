import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { keptZones } from '#db/zones.ts'
import type { SystemCtx, Viewer } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

/**
 * The person as they would be signed in, for an export of what they may read. Throws NotFound unless there's an active account:
 * someone who is deactivated reads nothing. Two queries.
 */
export async function viewerByAddress(_ctx: SystemCtx, email: string): Promise<Viewer> {
  const [person] = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      isAdmin: people.isAdmin,
      hasShortcuts: people.hasShortcuts,
      timeZone: people.timeZone,
      zones: keptZones(people),
    })
    .from(people)
    .where(and(eq(people.email, email), isNull(people.deactivatedAt)))
  if (!person) throw new NotFound()
  const roles = await db
    .select({ teamId: teams.id, teamName: teams.name, role: memberships.role })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(eq(memberships.personId, person.id), isNull(memberships.endedAt)))
    .orderBy(asc(teams.sortKey), asc(teams.id), asc(memberships.role))
  return { ...person, roles, signInId: '' }
}
