import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import { keptZones } from '#db/zones.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

const mine = alias(memberships, 'my_membership')

/** SQL: which teams a read is about. */
export type AskedTeams = (teamId: SQLiteColumn) => SQL

export type OwnTeam = { id: string; name: string; evidenceWaitDays: number; roles: Role[] }

/** Throws NotFound if the viewer currently has no role there, even to an admin. One query. */
export async function getOwnTeam(ctx: Ctx, teamId: string): Promise<OwnTeam> {
  const [team] = await listRolesIn(ctx, (column) => eq(column, teamId))
  if (!team) throw new NotFound()
  return team
}

/** Those that the viewer leads, by name. One query. */
export async function listLedTeams(ctx: Ctx): Promise<OwnTeam[]> {
  return listRolesIn(ctx, (column) => ledBy(ctx, column))
}

async function listRolesIn(ctx: Ctx, isAsked: AskedTeams): Promise<OwnTeam[]> {
  const rows = await db
    .select({
      id: teams.id,
      name: teams.name,
      evidenceWaitDays: teams.evidenceWaitDays,
      role: mine.role,
    })
    .from(teams)
    .innerJoin(mine, and(eq(mine.teamId, teams.id), eq(mine.personId, ctx.viewer.id), isNull(mine.endedAt)))
    .where(isAsked(teams.id))
    .orderBy(asc(teams.sortKey), asc(teams.id), asc(mine.role))
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((held) =>
    held.slice(0, 1).map(({ role: _role, ...team }) => ({ ...team, roles: held.map(({ role }) => role) })),
  )
}

/** One row per role in each of these teams. Empty where the viewer currently has no role. One query. */
export async function listTeammates(ctx: Ctx, isAsked: AskedTeams) {
  return db
    .select({
      teamId: memberships.teamId,
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
        isAsked(mine.teamId),
        isNull(mine.endedAt),
        isNull(people.deactivatedAt),
      ),
    )
    .groupBy(memberships.id, people.id)
    .orderBy(asc(people.sortKey), asc(people.id), asc(memberships.role))
}
