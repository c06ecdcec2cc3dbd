import { and, asc, count, desc, eq, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { jots } from '#db/schema/jots.ts'
import { people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { jotsVisibleTo } from './access.ts'
import { placeOf } from './rules.ts'

export const JOTS_ON_PAGE = 20
/** Of those whose day has come, on the home. */
export const MAX_ON_HOME = 5

export type Jot = Awaited<ReturnType<typeof listJots>>[number]

/**
 * In the order of `placeOf`: whose day has come, earliest first; then those without a day, newest first; then
 * the rest. The one with the id `alsoId` is in its place, open or not. One query.
 */
export async function listOpenJots(
  ctx: Ctx,
  page: number,
  alsoId?: string,
): Promise<{ jots: Jot[]; hasMore: boolean }> {
  const today = personDay(ctx.now, ctx.viewer.zones)
  const place = sql`case when ${jots.comesBackOn} <= ${today} then 0 when ${jots.comesBackOn} is null then 1 else 2 end`
  const order = [asc(place), sql`${jots.comesBackOn} asc nulls first`, desc(jots.createdAt), desc(jots.id)]
  return onPage(await listJots(ctx, orAlso(eq(jots.state, 'open'), alsoId), order, page))
}

/** Last closed first. One query. */
export async function listClosedJots(ctx: Ctx, page: number): Promise<{ jots: Jot[]; hasMore: boolean }> {
  return onPage(await listJots(ctx, ne(jots.state, 'open'), [desc(jots.closedAt), desc(jots.id)], page))
}

/**
 * Open ones whose day has come, earliest first, with the one with the id `alsoId`, and how many more there are. Two
 * queries at most.
 */
export async function listJotsComeBack(ctx: Ctx, alsoId?: string): Promise<{ jots: Jot[]; more: number }> {
  const today = personDay(ctx.now, ctx.viewer.zones)
  const hasCome = and(eq(jots.state, 'open'), lte(jots.comesBackOn, today))
  const order = [asc(jots.comesBackOn), desc(jots.createdAt), desc(jots.id)]
  const found = await listJots(ctx, orAlso(hasCome, alsoId), order, 1, MAX_ON_HOME)
  if (found.length <= MAX_ON_HOME) return { jots: found, more: 0 }
  const [row] = await db
    .select({ number: count() })
    .from(jots)
    .where(and(hasCome, jotsVisibleTo(ctx)))
  return { jots: found.slice(0, MAX_ON_HOME), more: Number(row?.number ?? 0) - MAX_ON_HOME }
}

/** How many are open, and how many closed. One query. */
export async function countJots(ctx: Ctx): Promise<{ open: number; closed: number }> {
  const rows = await db
    .select({ state: jots.state, number: count() })
    .from(jots)
    .where(jotsVisibleTo(ctx))
    .groupBy(jots.state)
  const sum = (isWanted: (state: string) => boolean) =>
    rows.filter(({ state }) => isWanted(state)).reduce((total, { number }) => total + Number(number), 0)
  return { open: sum((state) => state === 'open'), closed: sum((state) => state !== 'open') }
}

/** Throws `NotFound` unless the viewer wrote it. One query. */
export async function getJot(ctx: Ctx, jotId: string): Promise<Jot> {
  const [jot] = await listJots(ctx, eq(jots.id, jotId), [], 1)
  if (!jot) throw new NotFound()
  return jot
}

const orAlso = (which: SQL | undefined, alsoId: string | undefined) =>
  alsoId ? or(which, eq(jots.id, alsoId)) : which

const onPage = (found: Jot[]) => ({
  jots: found.slice(0, JOTS_ON_PAGE),
  hasMore: found.length > JOTS_ON_PAGE,
})

/** With one more than fit. */
async function listJots(
  ctx: Ctx,
  which: SQL | undefined,
  order: SQL[],
  page: number,
  size: number = JOTS_ON_PAGE,
) {
  const today = personDay(ctx.now, ctx.viewer.zones)
  const rows = await db
    .select({
      id: jots.id,
      body: jots.body,
      comesBackOn: jots.comesBackOn,
      state: jots.state,
      becameKind: jots.becameKind,
      becameId: jots.becameId,
      closedAt: jots.closedAt,
      version: jots.version,
      createdAt: jots.createdAt,
      about: { id: people.id, name: people.name },
    })
    .from(jots)
    .leftJoin(people, eq(people.id, jots.aboutId))
    .where(and(which, jotsVisibleTo(ctx)))
    .orderBy(...order)
    .limit(size + 1)
    .offset((page - 1) * size)
  return rows.map((row) => ({ ...row, place: placeOf(row.comesBackOn, today) }))
}
