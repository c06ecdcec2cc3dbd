import { asc, eq, isNull, max } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, signIns, teams } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'

/** `roles` are the current ones, such as 'mentor in Platform'. */
export type Account = {
  email: string
  name: string
  isAdmin: boolean
  isDeactivated: boolean
  hasPassword: boolean
  lastSeenAt: Date | null
  roles: string[]
}

/** For the command on the server. By name. Three queries. */
export async function listAccounts(_ctx: SystemCtx): Promise<Account[]> {
  const everyone = await db.select().from(people).orderBy(asc(people.sortKey), asc(people.id))
  const seen = await db
    .select({ personId: signIns.personId, at: max(signIns.lastSeenAt) })
    .from(signIns)
    .groupBy(signIns.personId)
  const held = await db
    .select({ personId: memberships.personId, role: memberships.role, team: teams.name })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(isNull(memberships.endedAt))
    .orderBy(asc(teams.sortKey), asc(teams.id), asc(memberships.role))
  const seenBy = new Map(seen.map(({ personId, at }) => [personId, at]))
  const rolesOf = Map.groupBy(held, ({ personId }) => personId)
  return everyone.map((person) => ({
    email: person.email,
    name: person.name,
    isAdmin: person.isAdmin,
    isDeactivated: person.deactivatedAt !== null,
    hasPassword: person.passwordHash !== null,
    lastSeenAt: seenBy.get(person.id) ?? null,
    roles: (rolesOf.get(person.id) ?? []).map(({ role, team }) => `${role} in ${team}`),
  }))
}
