import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, signIns, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import { keptZones } from '#db/zones.ts'
import type { SystemCtx, Viewer } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { latestMade } from '#lib/core/validity.ts'

/** The viewer, and when their sign-in was last seen, as far as it was noted. */
export type SignedIn = Viewer & { lastSeenAt: Date }

/**
 * Null if the sign-in has ended or expired, or was made in the future, or the person is deactivated. Called on every request, so an ended sign-in
 * stops working at once. One query.
 */
export async function getViewer(ctx: SystemCtx, signInId: string): Promise<SignedIn | null> {
  const rows = await db
    .select({ ...columns, lastSeenAt: signIns.lastSeenAt })
    .from(signIns)
    .innerJoin(people, eq(people.id, signIns.personId))
    .leftJoin(memberships, isCurrent())
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
  return first ? { ...viewerOf(first, rows, signInId), lastSeenAt: first.lastSeenAt } : null
}

/**
 * The person as they would be signed in, for an export of what they may read. Throws NotFound unless there's an active
 * account: someone who is deactivated reads nothing. One query.
 */
export async function viewerByAddress(_ctx: SystemCtx, email: string): Promise<Viewer> {
  return activeViewer(eq(people.email, email))
}

/** As they would be signed in, for their calendar feed. Throws NotFound unless there's an active account. One query. */
export async function viewerById(_ctx: SystemCtx, id: string): Promise<Viewer> {
  return activeViewer(eq(people.id, id))
}

async function activeViewer(which: SQL): Promise<Viewer> {
  const rows = await db
    .select(columns)
    .from(people)
    .leftJoin(memberships, isCurrent())
    .leftJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(which, isNull(people.deactivatedAt)))
    .orderBy(teams.sortKey, teams.id, memberships.role)
  const [first] = rows
  if (!first) throw new NotFound()
  return viewerOf(first, rows, '')
}

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  isAdmin: people.isAdmin,
  hasShortcuts: people.hasShortcuts,
  timeZone: people.timeZone,
  zones: keptZones(people),
  role: memberships.role,
  teamId: teams.id,
  teamName: teams.name,
}

const isCurrent = (): SQL => and(eq(memberships.personId, people.id), isNull(memberships.endedAt)) as SQL

type Held = { role: Role | null; teamId: string | null; teamName: string | null }

function viewerOf(
  person: Omit<Viewer, 'roles' | 'signInId'>,
  rows: readonly Held[],
  signInId: string,
): Viewer {
  const { id, name, email, isAdmin, hasShortcuts, timeZone, zones } = person
  const roles = rows.flatMap(({ role, teamId, teamName }) =>
    role && teamId && teamName ? [{ role, teamId, teamName }] : [],
  )
  return { id, name, email, isAdmin, hasShortcuts, timeZone, zones, signInId, roles }
}
