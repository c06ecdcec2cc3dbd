import { and, eq, exists, isNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Database, db, type Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, teams } from '#db/schema/people.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'

const own = alias(memberships, 'own_membership')

function belongsNow(ctx: Ctx, teamId: SQLiteColumn): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(own)
      .where(and(eq(own.personId, ctx.viewer.id), eq(own.teamId, teamId), isNull(own.endedAt))),
  )
}

/** SQL: teams in which the viewer currently has a role; all of them for an admin. */
export function teamsVisibleTo(ctx: Ctx): SQL {
  return ctx.viewer.isAdmin ? sql`1 = 1` : belongsNow(ctx, teams.id)
}

/** `leads` and `belongs` are about the viewer. */
export type TeamForViewer = {
  id: string
  name: string
  evidenceWaitDays: number
  version: number
  leads: boolean
  belongs: boolean
}

export function canManage(ctx: Ctx, team: Pick<TeamForViewer, 'leads'>): boolean {
  return team.leads || ctx.viewer.isAdmin
}

/** Throws NotFound. One query. */
export async function loadTeam(
  ctx: Ctx,
  through: Pick<Database | Transaction, 'select'>,
  teamId: string,
): Promise<TeamForViewer> {
  const [team] = await through
    .select({
      id: teams.id,
      name: teams.name,
      evidenceWaitDays: teams.evidenceWaitDays,
      version: teams.version,
      leads: sql`${leadsNow(ctx, teams.id)}`.mapWith(Boolean),
      belongs: sql`${belongsNow(ctx, teams.id)}`.mapWith(Boolean),
    })
    .from(teams)
    .where(and(eq(teams.id, teamId), teamsVisibleTo(ctx)))
  if (!team) throw new NotFound()
  return team
}

/** Throws NotFound if the viewer may not see the team, Refused if they may but don't manage it. One query. */
export async function loadManagedTeam(
  ctx: Ctx,
  through: Pick<Database | Transaction, 'select'>,
  teamId: string,
): Promise<TeamForViewer> {
  const team = await loadTeam(ctx, through, teamId)
  if (!canManage(ctx, team)) throw new Refused(`Only the leads of ${team.name} can do this.`)
  return team
}

/** SQL: `canManage()` for that team. */
export function managedBy(ctx: Ctx, teamId: SQLiteColumn): SQL {
  return ctx.viewer.isAdmin ? sql`1 = 1` : leadsNow(ctx, teamId)
}
