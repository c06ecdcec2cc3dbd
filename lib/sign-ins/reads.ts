import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, signIns, teams } from '#db/schema/people.ts'
import { keptZones } from '#db/zones.ts'
import type { SystemCtx, Viewer } from '#lib/core/context.ts'
import { latestMade } from '#lib/core/validity.ts'

/** The viewer, and when their sign-in was last seen, as far as it was noted. */
export type SignedIn = Viewer & { lastSeenAt: Date }

/**
 * Null if the sign-in has ended or expired, or was made in the future, or the person is deactivated. Called on every request, so an ended sign-in
 * stops working at once. One query.
 */
export async function getViewer(ctx: SystemCtx, signInId: string): Promise<SignedIn | null> {
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      isAdmin: people.isAdmin,
      hasShortcuts: people.hasShortcuts,
      timeZone: people.timeZone,
      zones: keptZones(people),
      lastSeenAt: signIns.lastSeenAt,
      role: memberships.role,
      teamId: teams.id,
      teamName: teams.name,
    })
    .from(signIns)
    .innerJoin(people, eq(people.id, signIns.personId))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.endedAt)))
    .leftJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(signIns.id, signInId),
        isNull(signIns.endedAt),
        gt(signIns.expiresAt, ctx.now),
        lte(signIns.createdAt, latestMade(ctx.now)),
        isNull(people.deactivatedAt),
      ),
    )
    .orderBy(teams.sortKey, teams.id, memberships.role)
  const [first] = rows
  if (!first) return null
  const { id, name, email, isAdmin, hasShortcuts, timeZone, zones, lastSeenAt } = first
  const roles = rows.flatMap(({ role, teamId, teamName }) =>
    role && teamId && teamName ? [{ role, teamId, teamName }] : [],
  )
  return { id, name, email, isAdmin, hasShortcuts, timeZone, zones, signInId, roles, lastSeenAt }
}
