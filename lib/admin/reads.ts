import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { type Role, roles } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { matchesPerson } from './rules.ts'

/** `teams` has the current roles only. */
export type ListedPerson = {
  id: string
  name: string
  email: string
  isAdmin: boolean
  isDeactivated: boolean
  teams: { id: string; name: string; roles: Role[] }[]
}

export const peopleOnAPage = 50

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  isAdmin: people.isAdmin,
  deactivatedAt: people.deactivatedAt,
}

/**
 * Admins only. By name; `q` searches names and addresses, and `total` counts all matches. Throws NotFound. Three
 * queries at most.
 */
export async function listPeople(
  ctx: Ctx,
  { q, page }: { q: string | null; page: number },
): Promise<{ people: ListedPerson[]; total: number }> {
  requireAdmin(ctx)
  const from = (page - 1) * peopleOnAPage
  const inOrder = () => db.select(columns).from(people).orderBy(asc(people.sortKey), asc(people.id))
  if (q) {
    // The database can't fold case and accents alike, and there are few enough people to filter here.
    const hits = (await inOrder()).filter((person) => matchesPerson(person, q))
    return { people: await withTeams(hits.slice(from, from + peopleOnAPage)), total: hits.length }
  }
  const [counted] = await db.select({ total: count() }).from(people)
  const rows = await inOrder().limit(peopleOnAPage).offset(from)
  return { people: await withTeams(rows), total: counted?.total ?? 0 }
}

/** Admins only. Throws NotFound. Two queries. */
export async function getPerson(ctx: Ctx, personId: string): Promise<ListedPerson> {
  requireAdmin(ctx)
  const rows = await db.select(columns).from(people).where(eq(people.id, personId))
  const [person] = await withTeams(rows)
  if (!person) throw new NotFound()
  return person
}

type Row = { id: string; name: string; email: string; isAdmin: boolean; deactivatedAt: Date | null }

async function withTeams(rows: readonly Row[]): Promise<ListedPerson[]> {
  const held = await db
    .select({ personId: memberships.personId, id: teams.id, name: teams.name, role: memberships.role })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        inArray(
          memberships.personId,
          rows.map(({ id }) => id),
        ),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(teams.sortKey), asc(teams.id))
  return rows.map(({ deactivatedAt, ...person }) => {
    const ofPerson = held.filter(({ personId }) => personId === person.id)
    const names = new Map(ofPerson.map(({ id, name }) => [id, name]))
    const rolesIn = (teamId: string) =>
      roles.filter((role) => ofPerson.some((row) => row.id === teamId && row.role === role))
    return {
      ...person,
      isDeactivated: deactivatedAt !== null,
      teams: [...names].map(([id, name]) => ({ id, name, roles: rolesIn(id) })),
    }
  })
}

/** Admins only, by name. Throws NotFound. One query. */
export async function listTeams(
  ctx: Ctx,
): Promise<{ id: string; name: string; people: number; leads: number }[]> {
  requireAdmin(ctx)
  return db
    .select({
      id: teams.id,
      name: teams.name,
      people: sql`count(distinct ${memberships.personId})`.mapWith(Number),
      leads: sql`count(case when ${memberships.role} = 'lead' then 1 end)`.mapWith(Number),
    })
    .from(teams)
    .leftJoin(memberships, and(eq(memberships.teamId, teams.id), isNull(memberships.endedAt)))
    .groupBy(teams.id, teams.name, teams.sortKey)
    .orderBy(asc(teams.sortKey), asc(teams.id))
}

/** Admins only. Deactivated people aren't counted. Throws NotFound. Two queries. */
export async function countInstance(ctx: Ctx): Promise<{ people: number; admins: number; teams: number }> {
  requireAdmin(ctx)
  const [ofPeople] = await db
    .select({ people: count(), admins: sql`count(case when ${people.isAdmin} then 1 end)`.mapWith(Number) })
    .from(people)
    .where(isNull(people.deactivatedAt))
  const [ofTeams] = await db.select({ teams: count() }).from(teams)
  return { people: ofPeople?.people ?? 0, admins: ofPeople?.admins ?? 0, teams: ofTeams?.teams ?? 0 }
}
