import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

const mine = alias(memberships, 'my_membership')

export type OwnTeam = { id: string; name: string; evidenceWaitDays: number; roles: Role[] }

/** Throws NotFound if the viewer currently has no role there, even to an admin. One query. */
export async function getOwnTeam(ctx: Ctx, teamId: string): Promise<OwnTeam> {
  const rows = await db
    .select({
      id: teams.id,
      name: teams.name,
      evidenceWaitDays: teams.evidenceWaitDays,
      role: mine.role,
    })
    .from(teams)
    .innerJoin(mine, and(eq(mine.teamId, teams.id), eq(mine.personId, ctx.viewer.id), isNull(mine.endedAt)))
    .where(eq(teams.id, teamId))
  const [team] = rows
  if (!team) throw new NotFound()
  const { id, name, evidenceWaitDays } = team
  return { id, name, evidenceWaitDays, roles: rows.map((row) => row.role) }
}

/** One row per role. Empty if the viewer currently has no role there. One query. */
export async function listTeammates(ctx: Ctx, teamId: string) {
  return db
    .select({
      id: people.id,
      name: people.name,
      zones: keptZones(people),
      role: memberships.role,
      since: memberships.startedAt,
    })
    .from(mine)
    .innerJoin(memberships, and(eq(memberships.teamId, mine.teamId), isNull(memberships.endedAt)))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(mine.personId, ctx.viewer.id),
        eq(mine.teamId, teamId),
        isNull(mine.endedAt),
        isNull(people.deactivatedAt),
      ),
    )
    .groupBy(memberships.id, people.id)
    .orderBy(asc(people.sortKey), asc(people.id), asc(memberships.role))
}
