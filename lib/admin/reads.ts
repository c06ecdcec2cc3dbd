import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { type Role, roles } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { partsOfName } from './rules.ts'

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
  const matches = q ? and(...partsOfName(q).map((part) => hasPart(part))) : undefined
  // Counted while they are looked for. Everyone is counted without being looked for, or on a page after the last.
  const countAll = async () =>
    (await db.select({ total: count() }).from(people).where(matches))[0]?.total ?? 0
  const counted = sql<number>`${matches ? sql`count(*) over ()` : sql`0`}`.mapWith(Number).as('counted')
  // The index has all of this, so that neither those before the page nor those who don't match are read.
  const onPage = db
    .select({ id: people.id, counted })
    .from(people)
    .where(matches)
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(peopleOnAPage)
    .offset((page - 1) * peopleOnAPage)
    .as('on_page')
  const rows = await db
    .select({ ...columns, counted: onPage.counted })
    .from(onPage)
    .innerJoin(people, eq(people.id, onPage.id))
    .orderBy(asc(people.sortKey), asc(people.id))
  const isCounted = matches && (rows.length > 0 || page === 1)
  const total = isCounted ? (rows[0]?.counted ?? 0) : await countAll()
  return { people: await withTeams(rows.map(({ counted: _counted, ...row }) => row)), total }
}

const hasPart = (part: string) =>
  sql`${people.searchKey} like ${`%${part.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`} escape '\\'`

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

export const teamsOnAPage = 25

/** Admins only. By name; `total` counts all teams. Throws NotFound. Two queries. */
export async function listTeams(
  ctx: Ctx,
  page: number,
): Promise<{ teams: { id: string; name: string; people: number; leads: number }[]; total: number }> {
  requireAdmin(ctx)
  const [counted] = await db.select({ total: count() }).from(teams)
  const onPage = db
    .select({ id: teams.id })
    .from(teams)
    .orderBy(asc(teams.sortKey), asc(teams.id))
    .limit(teamsOnAPage)
    .offset((page - 1) * teamsOnAPage)
    .as('on_page')
  const rows = await db
    .select({
      id: teams.id,
      name: teams.name,
      people: sql`count(distinct ${memberships.personId})`.mapWith(Number),
      leads: sql`count(case when ${memberships.role} = 'lead' then 1 end)`.mapWith(Number),
    })
    .from(onPage)
    .innerJoin(teams, eq(teams.id, onPage.id))
    .leftJoin(memberships, and(eq(memberships.teamId, teams.id), isNull(memberships.endedAt)))
    .groupBy(teams.id, teams.name, teams.sortKey)
    .orderBy(asc(teams.sortKey), asc(teams.id))
  return { teams: rows, total: counted?.total ?? 0 }
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
